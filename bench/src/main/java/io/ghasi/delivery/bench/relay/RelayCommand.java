package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./delivery bench relay}: measures, shows, and keeps where asked. */
public final class RelayCommand {
    public static final String USAGE = """
            usage: bench relay [--seconds S] [--backlog N] [--sync always|lazy]
                   bench relay soak [--minutes M] [--relays N] [--rate R] [--sync always|lazy]
                   bench relay handover [--times N] [--sync always|lazy]
                   bench relay outage [--minutes M] [--relays N] [--rate R] [--sync always|lazy]
                   each with [--json] [--save]""";

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm").withZone(ZoneOffset.UTC);
    private static final Duration SLICE = Duration.ofSeconds(30);
    private static final int SLICES_A_MINUTE = 2;

    private RelayCommand() {}

    /** Runs for minutes; {@code words} are those after {@code relay}. */
    public static void run(List<String> words) throws Exception {
        boolean plain = words.isEmpty() || words.getFirst().startsWith("--");
        String what = plain ? "" : words.getFirst();
        List<String> options = plain ? words : words.subList(1, words.size());
        Path root = Path.of(System.getProperty("delivery.root", "."));
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Options given = options(what, options);
        Measured measured = measure(what, root, given);
        ObjectNode json = JSON.createObjectNode().put("at", at.toString());
        json.set("machine", JSON.valueToTree(Machine.here()));
        json.set("options", JSON.valueToTree(given.numbers()));
        json.set("sync", JSON.valueToTree(given.syncs()));
        json.set("figures", JSON.valueToTree(measured.figures));
        String page = RelayPage.head(what, at, Machine.here()) + measured.page;
        System.out.println(given.json() ? json.toString() : page);
        if (given.save()) {
            String name = what.isEmpty() ? "relay-" : "relay-" + what + "-";
            save(root.resolve("bench/results/" + name + DAY_AND_TIME.format(at)), json, page);
        }
    }

    private record Measured(Object figures, String page) {}

    private static Options options(String what, List<String> words) {
        return switch (what) {
            case "" -> Options.read(words, Map.of("seconds", 20, "backlog", 50_000));
            case "soak" -> Options.read(words, Map.of("minutes", 10, "relays", 3, "rate", 1_000));
            case "handover" -> Options.read(words, Map.of("times", 5));
            case "outage" -> Options.read(words, Map.of("minutes", 10, "relays", 3, "rate", 200));
            default -> throw new IllegalArgumentException("bench relay does not know '" + what + "'\n" + USAGE);
        };
    }

    private static Measured measure(String what, Path root, Options given) throws Exception {
        return switch (what) {
            case "soak" -> {
                Soak.Plan plan = new Soak.Plan(
                        given.syncs().getFirst(),
                        given.number("relays"),
                        given.number("rate"),
                        SLICE,
                        given.number("minutes") * SLICES_A_MINUTE);
                List<Soak.Slice> slices = new Soak(root, plan).run();
                yield new Measured(slices, RelayPage.soak(plan, slices));
            }
            case "handover" -> {
                Handover.Lags lags = new Handover(root, given.syncs().getFirst(), given.number("times")).run();
                yield new Measured(lags, RelayPage.handover(given.syncs().getFirst(), lags));
            }
            case "outage" -> {
                Outage.Plan plan = new Outage.Plan(
                        given.syncs().getFirst(),
                        given.number("relays"),
                        given.number("rate"),
                        Duration.ofMinutes(given.number("minutes")));
                Outage.Result result = new Outage(root, plan).run();
                yield new Measured(result, RelayPage.outage(plan, result));
            }
            default -> {
                Duration each = Duration.ofSeconds(given.number("seconds"));
                Figures figures = new RelayBench(root, each, given.number("backlog")).run(given.syncs());
                yield new Measured(figures, RelayTable.of(figures));
            }
        };
    }

    private static void save(Path stem, ObjectNode json, String page) throws IOException {
        Files.createDirectories(stem.getParent());
        Files.writeString(
                stem.resolveSibling(stem.getFileName() + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        Files.writeString(stem.resolveSibling(stem.getFileName() + ".md"), page);
    }
}
