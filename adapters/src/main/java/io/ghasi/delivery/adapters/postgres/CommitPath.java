package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.Keeping;
import java.util.Optional;

/** How a decision is made durable: most are of two kinds, and these go many at a time in one statement. */
enum CommitPath {
    /** One session moves on, and nothing is taken that is unique. */
    PLAIN,
    /** Content of one activity says something in a session that stays where it is. */
    WORDS,
    /** Something is kept of a course, with whatever else is done. */
    KEEPING,
    /** All others. */
    ANY,
    /** None: it stands on what was remembered, and would have to wait for somebody who is changing that. */
    VAIN;

    /** That of {@code decision}; {@code wait}, where it waits for rows that somebody else holds. */
    static CommitPath of(Decision decision, boolean wait) {
        Optional<Change> remembered = MemoryJson.remembered(decision);
        if (remembered.isEmpty()) {
            return isPlain(decision) && !wait ? PLAIN : ANY;
        }
        Keeping keeping = remembered.get().keeping();
        if (isWords(decision, keeping) && !wait) {
            return WORDS;
        }
        // Only where words are written is what was remembered compared.
        return keeping.before() instanceof StoredMemory before && before.remembered() != null ? VAIN : KEEPING;
    }

    private static boolean isPlain(Decision decision) {
        return decision.changes().size() == 1
                && decision.changes().getFirst() instanceof Change.Update update
                && !update.activates();
    }

    private static boolean isWords(Decision decision, Keeping keeping) {
        return decision.keyed() == null
                && decision.changes().size() == 1
                && decision.changes().getFirst() instanceof Change.Update update
                && update.isTouch()
                && MemoryJson.isRecord(keeping);
    }
}
