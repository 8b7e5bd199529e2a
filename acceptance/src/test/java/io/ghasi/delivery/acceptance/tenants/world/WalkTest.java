package io.ghasi.delivery.acceptance.tenants.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WalkTest {
    private static final TwinCourse COURSE = new TwinCourse(CourseName.FIRST, Side.AMBER);

    @Test
    void next_steps_in_reading_order_and_stops_before_a_closed_gate() {
        assertThat(at(0, 0b1).go(new Move.Next())).isEqualTo(to(1));
        assertThat(at(2, 0b111).go(new Move.Next())).isEqualTo(new Walk.Step.GateClosed());
        assertThat(passedAt(2).go(new Move.Next())).isEqualTo(to(3));
        assertThat(passedAt(4).go(new Move.Next())).isEqualTo(new Walk.Step.Unreachable());
    }

    @Test
    void previous_steps_over_what_is_not_open() {
        assertThat(at(4, 0b10001).go(new Move.Previous())).isEqualTo(to(1));
        assertThat(at(0, 0b1).go(new Move.Previous())).isEqualTo(new Walk.Step.Unreachable());
    }

    @Test
    void a_jump_goes_where_it_is_open_and_nowhere_in_the_other_tenants_course() {
        TwinCourse other = new TwinCourse(CourseName.FIRST, Side.COBALT);
        assertThat(at(0, 0b1).go(new Move.Jump(COURSE.lesson(4), COURSE.block(4, 1))))
                .isEqualTo(new Walk.Step.To(new Place(4, 1)));
        assertThat(at(0, 0b1).go(new Move.Jump(COURSE.lesson(2), null))).isEqualTo(new Walk.Step.Unreachable());
        assertThat(at(0, 0b1).go(new Move.Jump(COURSE.lesson(3), null))).isEqualTo(new Walk.Step.GateClosed());
        assertThat(at(0, 0b1).go(new Move.Jump(other.lesson(1), null))).isEqualTo(new Walk.Step.Unreachable());
        assertThat(at(0, 0b1).go(new Move.Branch(COURSE.branch()))).isEqualTo(to(1));
        assertThat(at(0, 0b1).go(new Move.Branch(other.branch()))).isEqualTo(new Walk.Step.Unreachable());
    }

    @Test
    void a_course_is_complete_with_every_lesson_that_counts_and_the_gate() {
        assertThat(new Walk(COURSE, 3, 0b1111, true).isComplete()).isTrue();
        assertThat(new Walk(COURSE, 3, 0b1111, false).isComplete()).isFalse();
        assertThat(new Walk(COURSE, 3, 0b11011, true).isComplete()).isFalse();
    }

    private static Walk at(int lesson, int visited) {
        return new Walk(COURSE, lesson, visited, false);
    }

    private static Walk passedAt(int lesson) {
        return new Walk(COURSE, lesson, 0b111, true);
    }

    private static Walk.Step to(int lesson) {
        return new Walk.Step.To(new Place(lesson, 0));
    }
}
