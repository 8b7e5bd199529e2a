package io.ghasi.delivery.relay.operations;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.relay.reconcile.Wish;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an operator wants. */
public sealed interface Order {
    /** {@code folder}: where files are kept while it lasts; null for the system's place. */
    record Reconcile(Wish wish, @Nullable Path folder) implements Order {}

    record ListParked() implements Order {}

    record ShowParked(EventId event) implements Order {}

    record ReleaseParked(EventId event) implements Order {}

    record DiscardParked(EventId event, String reason) implements Order {}

    String USAGE = """
            reconcile [--from TIME] [--to TIME] [--all] [--wait] [--dry-run] [--folder F]
            parked list
            parked show <event>
            parked release <event>
            parked discard <event> --reason "…"
            """;

    /**
     * Reads it from a command line.
     *
     * @throws BadWords with what is wrong
     */
    static Order read(List<String> words) {
        if (words.isEmpty()) {
            throw new BadWords("a command is missing");
        }
        Words rest = new Words(words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "reconcile" -> reconcile(rest);
            case "parked" -> parked(rest);
            default -> throw new BadWords("there is no command '" + words.getFirst() + "'");
        };
    }

    private static Order reconcile(Words words) {
        Wish wish = new Wish(
                words.time("--from"),
                words.time("--to"),
                words.flag("--all"),
                words.flag("--wait"),
                words.flag("--dry-run"));
        if (wish.from() != null && wish.to() != null && !wish.from().isBefore(wish.to())) {
            throw new BadWords("--from is not before --to");
        }
        String folder = words.value("--folder");
        return words.end(new Reconcile(wish, folder == null ? null : Path.of(folder)));
    }

    private static Order parked(Words words) {
        String verb = words.next("what to do with parked events: list, show, release or discard");
        return words.end(
                switch (verb) {
                    case "list" -> new ListParked();
                    case "show" -> new ShowParked(words.event());
                    case "release" -> new ReleaseParked(words.event());
                    case "discard" -> new DiscardParked(words.event(), words.reason());
                    default -> throw new BadWords("parked knows list, show, release and discard, not '" + verb + "'");
                });
    }
}
