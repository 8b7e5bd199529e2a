package io.ghasi.delivery.acceptance.tenants.world;

import java.util.stream.IntStream;

/**
 * How the one shape of course is walked, after the specification's words: an implementation of its own, so that the model does not
 * agree with the service by being the service.
 *
 * @param at the current lesson
 * @param visited bit n stands for lesson n
 * @param passed whether the gate is
 */
public record Walk(TwinCourse course, int at, int visited, boolean passed) {
    /** Where a move leads. */
    public sealed interface Step {
        record To(Place place) implements Step {}

        record GateClosed() implements Step {}

        record Unreachable() implements Step {}
    }

    public Step go(Move move) {
        return switch (move) {
            case Move.Next _ -> next();
            case Move.Previous _ -> previous();
            case Move.Jump(String lesson, String block) when block == null -> jump(course.find(lesson), 0);
            case Move.Jump(String lesson, String block) ->
                jump(course.find(lesson), course.findBlock(course.find(lesson), block));
            case Move.Branch(String id) when at == 0 && id.equals(course.branch()) -> jump(TwinCourse.BRANCH_TARGET, 0);
            case Move.Branch _, Move.Exit _ -> new Step.Unreachable();
        };
    }

    /** Whether a lesson may be entered now. */
    public boolean isOpen(int lesson) {
        return switch (lesson) {
            case TwinCourse.LOCKED -> (visited & (1 << TwinCourse.BEFORE_LOCKED)) != 0;
            case TwinCourse.GATED -> passed;
            default -> true;
        };
    }

    /** Whether every lesson that counts was visited and the gate passed. */
    public boolean isComplete() {
        int required = (1 << TwinCourse.OPTIONAL) - 1;
        return passed && (visited & required) == required;
    }

    // The next available lesson; a closed gate on the way says so.
    private Step next() {
        for (int lesson = at + 1; lesson < TwinCourse.LESSONS; lesson++) {
            if (isOpen(lesson)) {
                return new Step.To(new Place(lesson, 0));
            }
            if (lesson == TwinCourse.GATED) {
                return new Step.GateClosed();
            }
        }
        return new Step.Unreachable();
    }

    private Step previous() {
        return IntStream.iterate(at - 1, lesson -> lesson >= 0, lesson -> lesson - 1)
                .filter(this::isOpen)
                .mapToObj(lesson -> (Step) new Step.To(new Place(lesson, 0)))
                .findFirst()
                .orElseGet(Step.Unreachable::new);
    }

    private Step jump(int lesson, int block) {
        if (lesson < 0 || block < 0) {
            return new Step.Unreachable();
        }
        if (isOpen(lesson)) {
            return new Step.To(new Place(lesson, block));
        }
        return lesson == TwinCourse.GATED ? new Step.GateClosed() : new Step.Unreachable();
    }
}
