package io.ghasi.delivery.core.scorm12;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a script of prerequisites says (CAM 2.3.2.5.1). */
public sealed interface Condition {
    /**
     * Whether it can come to {@code wanted}. What depends on an item that does not exist can come to both: such a script is neither fulfilled nor failed, except
     * where its other parts decide.
     *
     * @param statuses of items by their identifiers; null where there is no such item
     */
    boolean can(boolean wanted, Function<String, @Nullable LessonStatus> statuses);

    /** Identifiers of the items that it names, in order, as often as it does. */
    Stream<String> items();

    /** {@code A}: passed, or completed. */
    record Done(String item) implements Condition {
        @Override
        public boolean can(boolean wanted, Function<String, @Nullable LessonStatus> statuses) {
            LessonStatus status = statuses.apply(item);
            return status == null || status.isDone() == wanted;
        }

        @Override
        public Stream<String> items() {
            return Stream.of(item);
        }
    }

    /** {@code A = status}. */
    record Is(String item, LessonStatus compared) implements Condition {
        @Override
        public boolean can(boolean wanted, Function<String, @Nullable LessonStatus> statuses) {
            LessonStatus status = statuses.apply(item);
            return status == null || (status == compared) == wanted;
        }

        @Override
        public Stream<String> items() {
            return Stream.of(item);
        }
    }

    /** {@code ~A}; also {@code A <> status}. */
    record Not(Condition of) implements Condition {
        @Override
        public boolean can(boolean wanted, Function<String, @Nullable LessonStatus> statuses) {
            return of.can(!wanted, statuses);
        }

        @Override
        public Stream<String> items() {
            return of.items();
        }
    }

    /** {@code least*{A, B, …}}: so many of them, or more. {@code &} is all of them, {@code |} is one. */
    record AtLeast(int least, List<Condition> of) implements Condition {
        static Condition all(List<Condition> of) {
            return of.size() == 1 ? of.getFirst() : new AtLeast(of.size(), of);
        }

        static Condition any(List<Condition> of) {
            return of.size() == 1 ? of.getFirst() : new AtLeast(1, of);
        }

        @Override
        public boolean can(boolean wanted, Function<String, @Nullable LessonStatus> statuses) {
            long able = of.stream().filter(one -> one.can(wanted, statuses)).count();
            return wanted ? able >= least : able > of.size() - least;
        }

        @Override
        public Stream<String> items() {
            return of.stream().flatMap(Condition::items);
        }
    }
}
