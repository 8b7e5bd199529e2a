package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Verb;
import io.ghasi.delivery.core.session.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A generator for each operation of the contract, under its {@code operationId}. */
public final class Operations {
    private static final Set<String> BESIDE = Set.of(
            "startSession", "listSessions", "lastSession", "commitRuntimeByGrant", "getContent", "healthz", "readyz");
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int GRANT = 136;

    private final Map<String, Generator> generators = new LinkedHashMap<>();
    private final List<String> urn = new ArrayList<>();

    private Operations() {}

    /** All there are. */
    public static Operations standard() {
        Operations all = new Operations();
        all.add("startSession", Starts.GENERATOR);
        all.add("listSessions", Lists.LIST);
        all.add("lastSession", Lists.LAST);
        all.add("getSession", Generator.ofSession(12, _ -> true, (id, _) -> new Action.Read(id)));
        all.add("getOutline", Generator.ofSession(8, _ -> true, (id, _) -> new Action.Outline(id)));
        all.add("navigate", Generator.ofSession(30, Session::isActive, Moves::navigate));
        all.add(Verb.PAUSE, 7, Session::isActive);
        all.add(Verb.RESUME, 11, session -> session.state() == State.PAUSED);
        all.add(Verb.COMPLETE, 5, Session::isComplete);
        all.add(Verb.ABANDON, 2, session -> !session.hasEnded());
        all.add(Verb.HEARTBEAT, 4, Session::isActive);
        all.add("commitRuntime", Generator.ofSession(5, Session::isActive, (id, _) -> new Action.Speak(id)));
        all.add("commitRuntimeByGrant", new Generator(1, draw -> Action.Forged.speaking(grant(draw.chance())), null));
        all.add("getContent", new Generator(1, draw -> Action.Forged.reading(grant(draw.chance())), null));
        all.add("healthz", new Generator(1, _ -> new Action.Health("/healthz"), null));
        all.add("readyz", new Generator(1, _ -> new Action.Health("/readyz"), null));
        return all;
    }

    private static String grant(Chance chance) {
        return IntStream.range(0, GRANT)
                .mapToObj(_ -> String.valueOf(DIGITS.charAt(chance.below(DIGITS.length()))))
                .collect(Collectors.joining());
    }

    private void add(Verb verb, int weight, Predicate<Session> promising) {
        add(verb.operation(), Generator.ofSession(weight, promising, (id, _) -> new Action.Turn(id, verb)));
    }

    private void add(String operation, Generator generator) {
        generators.put(operation, generator);
        for (int i = 0; i < generator.weight(); i++) {
            urn.add(operation);
        }
    }

    public Set<String> names() {
        return generators.keySet();
    }

    /** The generator of {@code operation}, which must have one. */
    public Generator of(String operation) {
        return Objects.requireNonNull(generators.get(operation), operation);
    }

    /** What these and the operations of a contract do not have in common, a line each. */
    public List<String> gaps(Collection<String> contract) {
        List<String> gaps = new ArrayList<>();
        contract.stream()
                .filter(operation -> !generators.containsKey(operation))
                .forEach(operation -> gaps.add("the operation " + operation + " has no generator"));
        generators.keySet().stream()
                .filter(operation -> !contract.contains(operation))
                .forEach(operation -> gaps.add("the contract knows no operation " + operation));
        return gaps;
    }

    /** Refuses a contract that has an operation which nothing here asks, or the other way round. */
    public void requireAllOf(Collection<String> contract) {
        List<String> gaps = gaps(contract);
        if (!gaps.isEmpty()) {
            throw new IllegalStateException(String.join("; ", gaps));
        }
    }

    /** Those whose path names a session. */
    public List<String> aboutSessions() {
        return generators.keySet().stream()
                .filter(operation -> !BESIDE.contains(operation))
                .toList();
    }

    /** One of them, by weight. */
    String any(Chance chance) {
        return chance.of(urn);
    }
}
