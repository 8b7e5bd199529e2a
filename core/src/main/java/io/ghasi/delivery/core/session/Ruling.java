package io.ghasi.delivery.core.session;

import java.util.List;

/** What the rules say to a request, before anything is made durable. */
sealed interface Ruling {
    /** Make these changes; {@code answer} is the session to tell of. */
    record Apply(List<Change> changes, PlaySession answer) implements Ruling {}

    /** Nothing needs to change. */
    record Keep() implements Ruling {}

    /** No. */
    record Refuse(Refusal why) implements Ruling {}

    static Ruling apply(PlaySession before, Transition<? extends PlaySession> transition) {
        return apply(before, transition, Keeping.NOTHING);
    }

    static Ruling apply(PlaySession before, Transition<? extends PlaySession> transition, Keeping keeping) {
        return new Apply(List.of(Change.of(before, transition, keeping)), transition.after());
    }
}
