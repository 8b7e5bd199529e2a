package io.ghasi.delivery.core.course;

import static io.ghasi.delivery.core.course.Courses.after;
import static io.ghasi.delivery.core.course.Courses.blocks;
import static io.ghasi.delivery.core.course.Courses.branch;
import static io.ghasi.delivery.core.course.Courses.branching;
import static io.ghasi.delivery.core.course.Courses.gated;
import static io.ghasi.delivery.core.course.Courses.lesson;
import static io.ghasi.delivery.core.course.Courses.optional;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.course.Availability.Unavailable;
import io.ghasi.delivery.core.course.NavigationRequest.Jump;
import io.ghasi.delivery.core.course.NavigationRequest.Next;
import io.ghasi.delivery.core.course.NavigationRequest.Previous;
import io.ghasi.delivery.core.course.Prerequisites.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeCourseTest {
    private static final Next NEXT = new Next();
    private static final Previous PREVIOUS = new Previous();

    @Test
    void the_example_of_the_specification_goes_as_it_is_told() {
        // Given A, B behind gate q1, C, all required
        NativeCourse course = Courses.of(lesson("A"), gated("B", "q1"), lesson("C"));
        Learner learner = new Learner(course);
        // Then
        assertThat(learner.lesson()).isEqualTo("A");
        assertThat(learner.isRefused(NEXT)).isEqualTo(new Barrier.GateClosed(List.of("q1")));
        assertThat(learner.passes("q1").goes(NEXT).lesson()).isEqualTo("B");
        assertThat(learner.goes(NEXT).lesson()).isEqualTo("C");
        assertThat(learner.places()).containsExactly(0, 1, 2);
        assertThat(course.completion(learner.journey()).isAvailable()).isTrue();
    }

    @Test
    void nothing_lies_before_the_first_lesson_or_behind_the_last() {
        Learner learner = new Learner(Courses.of(lesson("A"), lesson("B")));
        assertThat(learner.isRefused(PREVIOUS)).isEqualTo(new Barrier.AtStart());
        assertThat(learner.goes(NEXT).isRefused(NEXT)).isEqualTo(new Barrier.AtEnd());
    }

    @Test
    void next_steps_over_a_lesson_whose_time_has_not_come() {
        Learner learner = new Learner(Courses.of(lesson("A"), after("B", Mode.ALL, "C"), lesson("C")));
        assertThat(learner.goes(NEXT).lesson()).isEqualTo("C");
        assertThat(learner.goes(PREVIOUS).lesson()).isEqualTo("B");
    }

    @Test
    void next_says_what_is_missing_where_nothing_further_on_can_be_had() {
        Learner learner = new Learner(Courses.of(lesson("A"), after("B", Mode.ALL, "C"), after("C", Mode.ALL, "B")));
        assertThat(learner.isRefused(NEXT)).isEqualTo(new Barrier.PrerequisiteMissing(List.of("B")));
    }

    @Test
    void nobody_walks_past_a_closed_gate_but_everybody_may_turn_round_at_one() {
        Learner learner = new Learner(Courses.of(lesson("A"), gated("B", "q"), lesson("C")));
        assertThat(learner.fails("q").goes(new Jump("C", null)).goes(PREVIOUS).lesson())
                .isEqualTo("A");
        assertThat(learner.isRefused(NEXT)).isEqualTo(new Barrier.GateClosed(List.of("q")));
    }

    @Test
    void any_one_of_several_prerequisites_is_enough_where_the_manifest_says_so() {
        Learner learner = new Learner(
                Courses.of(lesson("A"), lesson("B"), lesson("C"), after("D", Mode.ANY, "B", "C"), lesson("E")));
        assertThat(learner.isRefused(new Jump("D", null)))
                .isEqualTo(new Barrier.PrerequisiteMissing(List.of("B", "C")));
        assertThat(learner.goes(new Jump("C", null)).goes(NEXT).lesson()).isEqualTo("D");
    }

    @Test
    void a_jump_lands_on_a_block_and_only_on_one_that_is_there() {
        Learner learner = new Learner(Courses.of(blocks("A", "a1", "a2"), blocks("B", "b1", "b2")));
        assertThat(learner.cursor().block()).isEqualTo("a1");
        assertThat(learner.goes(new Jump("B", "b2")).cursor().block()).isEqualTo("b2");
        assertThat(learner.isRefused(new Jump("B", "a1"))).isEqualTo(new Barrier.UnknownTarget());
        assertThat(learner.isRefused(new Jump("Z", null))).isEqualTo(new Barrier.UnknownTarget());
    }

    @Test
    void a_branch_is_followed_where_it_is_offered_and_its_gate_is_passed() {
        Lesson fork = branching("A", branch("deep", "q", "C"), branch("easy", null, "B"));
        Learner learner = new Learner(Courses.of(fork, lesson("B"), lesson("C")));
        assertThat(learner.isRefused(new NavigationRequest.Branch("deep")))
                .isEqualTo(new Barrier.GateClosed(List.of("q")));
        learner.passes("q").goes(new NavigationRequest.Branch("deep"));
        assertThat(learner.lesson()).isEqualTo("C");
        assertThat(learner.cursor().branchPath()).containsExactly("deep");
        assertThat(learner.isRefused(new NavigationRequest.Branch("easy"))).isEqualTo(new Barrier.NotOffered());
    }

    @Test
    void the_branch_path_keeps_its_last_sixty_four_steps() {
        Learner learner = new Learner(Courses.of(branching("A", branch("round", null, "A"))));
        for (int i = 0; i < 70; i++) {
            learner.goes(new NavigationRequest.Branch("round"));
        }
        assertThat(learner.cursor().branchPath()).hasSize(64).containsOnly("round");
    }

    @Test
    void a_course_is_complete_when_what_is_required_is_done_and_says_what_is_not() {
        NativeCourse course = Courses.of(lesson("A"), optional(lesson("B")), gated("C", "q"));
        Learner learner = new Learner(course);
        assertThat(course.completion(learner.journey()))
                .isEqualTo(new Unavailable(new Barrier.Incomplete(List.of("C"), List.of("q"))));
        learner.passes("q").goes(new Jump("C", null));
        assertThat(course.completion(learner.journey()).isAvailable()).isTrue();
        learner.fails("q");
        assertThat(course.completion(learner.journey()))
                .isEqualTo(new Unavailable(new Barrier.Incomplete(List.of(), List.of("q"))));
    }

    @Test
    void an_outline_tells_where_the_learner_is_what_is_open_and_how_far_it_is() {
        NativeCourse course = Courses.of(lesson("A"), gated("B", "q"), optional(lesson("C")));
        CourseOutline outline = course.outline(new Learner(course).journey());
        assertThat(outline.lessons())
                .extracting(CourseOutline.LessonView::current)
                .containsExactly(true, false, false);
        assertThat(outline.lessons().get(1).availability())
                .isEqualTo(new Unavailable(new Barrier.GateClosed(List.of("q"))));
        assertThat(outline.progress()).isEqualTo(new CourseOutline.Progress(1, 3, 1, 2));
        assertThat(outline.progress().percent()).isEqualTo(50);
        assertThat(outline.valid().next().isAvailable()).isFalse();
        assertThat(outline.valid().exit()).isEqualTo(new Unavailable(new Barrier.NotSupported()));
    }

    @Test
    void a_course_without_lessons_or_with_a_lesson_nobody_knows_is_no_course() {
        assertThatThrownBy(Courses::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Courses.of(after("A", Mode.ALL, "Z"))).hasMessage("Z");
        assertThatThrownBy(() -> Courses.of(branching("A", branch("b", null, "Z"))))
                .hasMessage("Z");
    }
}
