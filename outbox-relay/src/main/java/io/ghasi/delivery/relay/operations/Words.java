package io.ghasi.delivery.relay.operations;

import io.ghasi.delivery.core.ids.EventId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a command line, taken one by one; what is left at the end is not known. */
final class Words {
    private static final int LONGEST_REASON = 500;

    private final List<String> left;

    Words(List<String> words) {
        this.left = new ArrayList<>(words);
    }

    boolean flag(String name) {
        return left.remove(name);
    }

    @Nullable
    String value(String name) {
        int place = left.indexOf(name);
        if (place < 0) {
            return null;
        }
        if (place + 1 == left.size() || left.get(place + 1).startsWith("--")) {
            throw new BadWords(name + " needs a value");
        }
        left.remove(place);
        return left.remove(place);
    }

    @Nullable
    Instant time(String name) {
        String text = value(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new BadWords(name + " wants a time such as 2026-11-23T10:00:00Z, not '" + text + "'");
        }
    }

    String next(String what) {
        if (left.isEmpty() || left.getFirst().startsWith("--")) {
            throw new BadWords("say " + what);
        }
        return left.removeFirst();
    }

    EventId event() {
        String text = next("which event, such as evt_01JDCB9W400000000000000207");
        EventId event = EventId.parse(text);
        if (event == null) {
            throw new BadWords("'" + text + "' is no event's id");
        }
        return event;
    }

    String reason() {
        String reason = value("--reason");
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new BadWords("say why with --reason \"…\", in " + LONGEST_REASON + " characters at most");
        }
        return reason;
    }

    <T> T end(T order) {
        if (!left.isEmpty()) {
            throw new BadWords("'" + left.getFirst() + "' is not known here");
        }
        return order;
    }
}
