package io.ghasi.delivery.projector.operations;

import io.ghasi.delivery.adapters.nats.ConsumerStart;
import io.ghasi.delivery.adapters.nats.ConsumerStart.AtSequence;
import io.ghasi.delivery.adapters.nats.ConsumerStart.AtTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed, understood. */
sealed interface Command {
    String SEQUENCE = "[1-9]\\d{0,17}";

    /** Dead letters. */
    sealed interface Dlq extends Command {}

    record ListAll() implements Dlq {}

    record Show(long id) implements Dlq {}

    record Again(long id) implements Dlq {}

    record AllAgain() implements Dlq {}

    record Discard(long id) implements Dlq {}

    /** Has {@code consumer}, or each where it is null, begin again at {@code from}. */
    record Replay(ConsumerStart from, @Nullable String consumer) implements Command {}

    /**
     * What {@code words} ask for.
     *
     * @throws WrongUse where they ask for nothing
     */
    static Command read(Instant now, String... words) {
        List<String> rest = Arrays.asList(words).subList(1, words.length);
        return words[0].equals("dlq") ? dlq(rest) : replay(rest, now);
    }

    private static Dlq dlq(List<String> words) {
        if (words.equals(List.of("list"))) {
            return new ListAll();
        }
        if (words.equals(List.of("replay", "all"))) {
            return new AllAgain();
        }
        if (words.size() != 2) {
            throw new WrongUse("dlq list | show <seq> | replay <seq|all> | discard <seq>");
        }
        return switch (words.getFirst()) {
            case "show" -> new Show(sequence(words.getLast()));
            case "replay" -> new Again(sequence(words.getLast()));
            case "discard" -> new Discard(sequence(words.getLast()));
            default -> throw new WrongUse("dlq does not know '" + words.getFirst() + "'");
        };
    }

    private static long sequence(String word) {
        if (!word.matches(SEQUENCE)) {
            throw new WrongUse("'" + word + "' is no sequence");
        }
        return Long.parseLong(word);
    }

    private static Replay replay(List<String> words, Instant now) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!List.of("--from", "--consumer").contains(words.get(i)) || i + 1 == words.size()) {
                throw new WrongUse("replay --from <seq|time> [--consumer C]");
            }
            values.put(words.get(i), words.get(i + 1));
        }
        String from = values.get("--from");
        String consumer = values.get("--consumer");
        if (from == null) {
            throw new WrongUse("replay needs --from: a sequence, or a time such as 2026-11-27T08:00:00Z");
        }
        ConsumerStart start = from.matches(SEQUENCE) ? new AtSequence(Long.parseLong(from)) : time(from, now);
        if (start instanceof AtSequence && consumer == null) {
            throw new WrongUse("a sequence is one stream's: name the --consumer");
        }
        return new Replay(start, consumer);
    }

    private static AtTime time(String word, Instant now) {
        try {
            Instant time = OffsetDateTime.parse(word).toInstant();
            if (time.isAfter(now)) {
                throw new WrongUse(word + " is yet to come");
            }
            return new AtTime(time);
        } catch (DateTimeParseException _) {
            throw new WrongUse("'" + word + "' is neither a sequence nor a time such as 2026-11-27T08:00:00Z");
        }
    }
}
