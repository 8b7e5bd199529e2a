package io.ghasi.delivery.acceptance.tenants.world;

import org.jspecify.annotations.Nullable;

/** Where a learner asks to go. */
public sealed interface Move {
    /** As the body of a request has it. */
    String json();

    record Next() implements Move {
        @Override
        public String json() {
            return "{\"type\":\"next\"}";
        }
    }

    record Previous() implements Move {
        @Override
        public String json() {
            return "{\"type\":\"previous\"}";
        }
    }

    /** To a lesson, and a block of it or null. */
    record Jump(String lesson, @Nullable String block) implements Move {
        @Override
        public String json() {
            String into = block == null ? "" : ",\"blockId\":\"" + block + "\"";
            return "{\"type\":\"jump\",\"lessonId\":\"" + lesson + "\"" + into + "}";
        }
    }

    record Branch(String id) implements Move {
        @Override
        public String json() {
            return "{\"type\":\"branch\",\"branchId\":\"" + id + "\"}";
        }
    }

    /** SCORM's exit all: a native course knows none. */
    record Exit() implements Move {
        @Override
        public String json() {
            return "{\"type\":\"exit\"}";
        }
    }
}
