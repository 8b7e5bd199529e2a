package io.ghasi.delivery.acceptance.tenants;

import java.util.List;

/**
 * Something that must not be.
 *
 * @param where which lane and which operation of it: with the seed, enough to see it again
 * @param exchanges what was asked and answered
 * @param why what about it is wrong
 */
public record Leak(Kind kind, String where, List<String> exchanges, List<String> why) {
    public enum Kind {
        /** Something of the other tenant in an answer. */
        FOREIGN_BYTES,
        /** An answer that no right service gives. */
        WRONG_ANSWER,
        /** A row that is not as the model knows it. */
        CHANGED_ROW,
        /** An unknown thing and another tenant's that can be told apart. */
        DISTINGUISHABLE
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind + " at " + where);
        why.forEach(line -> text.append("\n  ").append(line));
        exchanges.forEach(line -> text.append("\n  ").append(line.replace("\n", "\n  ")));
        return text.toString();
    }
}
