package io.ghasi.delivery.adapters.process;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /healthz}: the process lives. {@code /readyz}: it can do its work. A check that does not answer in time is down. */
public final class Probes {
    private static final JsonMapper JSON = new JsonMapper();
    // Who asks gives up after two seconds (the chart's timeoutSeconds), and then nobody hears which check is down.
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Check alive;
    private final Map<String, TimelyCheck> checks;
    private final @Nullable String revision;

    /** Ready when every check is up; each is named in the answer. Alive as long as it answers. */
    public Probes(Map<String, Check> checks) {
        this(() -> true, checks);
    }

    /** Where {@code alive} is down for good, and only a new process helps. */
    public Probes(Check alive, Map<String, Check> checks) {
        this(alive, timely(checks), null);
    }

    private Probes(Check alive, Map<String, TimelyCheck> checks, @Nullable String revision) {
        this.alive = alive;
        this.checks = checks;
        this.revision = revision;
    }

    private static Map<String, TimelyCheck> timely(Map<String, Check> checks) {
        Map<String, TimelyCheck> timely = new TreeMap<>();
        checks.forEach((name, check) -> timely.put(name, new TimelyCheck(check)));
        return timely;
    }

    /** This, which also tells what runs here: a deployment is over only when the new one answers. */
    public Probes of(String deployed) {
        return new Probes(alive, checks, deployed);
    }

    /** What a probe is told: {@code {"status": "up"}} or {@code "down"}, and each check's part in it. */
    public record Answer(boolean isUp, String body) {}

    public Answer alive() {
        ObjectNode node = JSON.createObjectNode();
        if (revision != null) {
            node.put("revision", revision);
        }
        return answer(alive.isUp(), node);
    }

    public Answer ready() {
        // All at once, and all of them together take no longer than one may.
        Map<String, TimelyCheck.Look> looks = new TreeMap<>();
        checks.forEach((name, check) -> looks.put(name, check.begin()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        ObjectNode each = JSON.createObjectNode();
        boolean ready = true;
        for (Map.Entry<String, TimelyCheck.Look> look : looks.entrySet()) {
            boolean up = look.getValue().isUpBy(end);
            each.put(look.getKey(), word(up));
            ready &= up;
        }
        ObjectNode node = JSON.createObjectNode();
        node.set("checks", each);
        return answer(ready, node);
    }

    private static Answer answer(boolean up, ObjectNode node) {
        node.put("status", word(up));
        return new Answer(up, node.toString());
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
