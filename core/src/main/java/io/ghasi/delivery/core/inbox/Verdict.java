package io.ghasi.delivery.core.inbox;

/** What is to be done with an event, given what was seen of its aggregate before. */
public sealed interface Verdict {
    /** It is the next. */
    record Apply() implements Verdict {}

    /** It was seen before, or something later was. */
    record AlreadyKnown() implements Verdict {}

    /** Versions {@code from} to {@code to} are missing before it. */
    record Gap(int from, int to) implements Verdict {}

    /** Its producer was restored: what we know of the aggregate may never have happened. It is to be read anew, not judged by its number. */
    record ReRead() implements Verdict {}
}
