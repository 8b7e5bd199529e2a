package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.tenancy.Region;

/** What became of a message. */
public sealed interface Taken {
    /** It is true here now, and durable. */
    record Applied() implements Taken {}

    /** It was, or something later was. */
    record AlreadyKnown() implements Taken {}

    /** Versions {@code from} to {@code to} of its aggregate are missing before it. */
    record Held(int from, int to) implements Taken {}

    /** Its producer was restored: ask it how the aggregate is now. */
    record ReRead() implements Taken {}

    /** Nobody told us of its tenant yet. */
    record TenantUnknown() implements Taken {}

    /** Its tenant has left. */
    record TenantGone() implements Taken {}

    /** Its tenant is at home in {@code home}, not here. */
    record Elsewhere(Region home) implements Taken {}

    /** It can never be applied. {@code why} holds nothing of its content. */
    record Refused(String why) implements Taken {}
}
