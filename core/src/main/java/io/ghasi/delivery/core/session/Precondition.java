package io.ghasi.delivery.core.session;

import java.util.Set;

/** What a client said of the version it has seen: {@code If-Match} of RFC 9110. */
public sealed interface Precondition {
    /** Whether the client may go on with a session at {@code version}. */
    boolean holds(int version);

    /** Nothing was said: every version will do. */
    record Absent() implements Precondition {
        @Override
        public boolean holds(int version) {
            return true;
        }
    }

    /** {@code *}: whatever exists. */
    record Exists() implements Precondition {
        @Override
        public boolean holds(int version) {
            return true;
        }
    }

    /** One of these versions; empty where the client named nothing that a version can be. */
    record OneOf(Set<Integer> versions) implements Precondition {
        public OneOf {
            versions = Set.copyOf(versions);
        }

        @Override
        public boolean holds(int version) {
            return versions.contains(version);
        }
    }
}
