package io.ghasi.delivery.core.scorm.course;

import static io.ghasi.delivery.core.scorm.sequencing.Trees.cluster;
import static io.ghasi.delivery.core.scorm.sequencing.Trees.leaf;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.LessonView;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.course.LocalizedText;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.course.Opening;
import io.ghasi.delivery.core.course.Prerequisites;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeCall.Get;
import io.ghasi.delivery.core.course.RuntimeCall.Initialize;
import io.ghasi.delivery.core.course.RuntimeCall.Put;
import io.ghasi.delivery.core.course.RuntimeCall.Terminate;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.course.VisitedLessons;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScormCourseTest {
    private static final RuntimeReply GOOD = new RuntimeReply("true", "0");

    private final KeptMemory memory = new KeptMemory();
    private final ScormCourse course = new ScormCourse(
            new CourseTree(
                    new CourseTree.Metadata("scorm2004", "scorm2004", text("Course"), 1),
                    List.of(new CourseTree.Module("m", text("m"), lessons("a", "b", "c")))),
            ActivityTree.of(cluster("R", leaf("a"), leaf("b"), leaf("c"))),
            () -> new SplittableRandom(7));
    private @Nullable Cursor cursor;

    private static LocalizedText text(String text) {
        return new LocalizedText(Map.of("en", text));
    }

    private static List<Lesson> lessons(String... ids) {
        return Stream.of(ids)
                .map(id -> new Lesson(id, text(id), true, Prerequisites.none(), List.of(), List.of(), List.of()))
                .toList();
    }

    @BeforeEach
    void open() {
        Opening opening = course.open(memory);
        cursor = opening.cursor();
        memory.keep(opening.memory());
    }

    private Journey at() {
        return new Journey(Objects.requireNonNull(cursor), VisitedLessons.none(), GateStates.none(), memory);
    }

    private RuntimeAnswer say(String activity, int visit, int sequence, RuntimeCall... calls) {
        RuntimeAnswer answer = course.answer(batch(activity, visit, sequence, List.of(calls)), at());
        if (answer instanceof RuntimeAnswer.Answered answered) {
            memory.keep(answered.memory());
            if (answered.led() instanceof Route.To to) {
                cursor = to.cursor();
                memory.keep(to.memory());
            }
        }
        return answer;
    }

    private static RuntimeBatch batch(String activity, int visit, int sequence, List<RuntimeCall> calls) {
        return new RuntimeBatch(activity, visit, sequence, new UUID(0, calls.hashCode()), calls);
    }

    private static List<RuntimeReply> replies(RuntimeAnswer answer) {
        return ((RuntimeAnswer.Answered) answer).replies();
    }

    private @Nullable Delivered delivered() {
        Sequenced sequenced = Objects.requireNonNull(course.outline(at()).sequenced());
        return sequenced.delivered();
    }

    @Test
    void a_batch_is_made_once_and_told_as_often_as_it_is_asked_for() {
        RuntimeAnswer first = say("a", 1, 1, new Initialize(""), new Put("cmi.location", "1"), new Get("cmi.location"));
        assertThat(replies(first)).containsExactly(GOOD, GOOD, new RuntimeReply("1", "0"));
        say("a", 1, 2, new Put("cmi.location", "2"));

        assertThat(say("a", 1, 1, new Initialize(""), new Put("cmi.location", "1"), new Get("cmi.location")))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(first), false));
        assertThat(replies(say("a", 1, 3, new Get("cmi.location")))).containsExactly(new RuntimeReply("2", "0"));
        assertThat(say("a", 1, 5, new Get("cmi.location"))).isEqualTo(new RuntimeAnswer.OutOfSequence(4));
    }

    @Test
    void other_calls_with_a_number_that_was_used_are_told_so_and_not_made() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.location", "here"));

        assertThat(say("a", 1, 1, new Initialize(""), new Put("cmi.location", "there")))
                .isEqualTo(new RuntimeAnswer.OtherBatch());
        assertThat(replies(say("a", 1, 2, new Get("cmi.location")))).containsExactly(new RuntimeReply("here", "0"));
    }

    @Test
    void replies_of_the_last_sixteen_batches_are_known() {
        for (int n = 1; n <= 18; n++) {
            say("a", 1, n, n == 1 ? new Initialize("") : new Put("cmi.location", String.valueOf(n)));
        }

        assertThat(say("a", 1, 2, new Put("cmi.location", "2"))).isEqualTo(new RuntimeAnswer.OutOfSequence(19));
        assertThat(say("a", 1, 3, new Put("cmi.location", "3"))).isInstanceOf(RuntimeAnswer.Repeated.class);
    }

    @Test
    void so_is_the_one_that_ends_content_and_leads_elsewhere() {
        RuntimeAnswer last =
                say("a", 1, 1, new Initialize(""), new Put("adl.nav.request", "continue"), new Terminate("", false));

        assertThat(((RuntimeAnswer.Answered) last).led()).isInstanceOf(Route.To.class);
        assertThat(delivered()).isEqualTo(new Delivered("b", 2, List.of()));
        assertThat(say("a", 1, 1, new Initialize(""), new Put("adl.nav.request", "continue"), new Terminate("", false)))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(last), true));
        assertThat(delivered()).isEqualTo(new Delivered("b", 2, List.of()));
    }

    @Test
    void replies_that_are_much_are_forgotten_but_for_the_last() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.suspend_data", "x".repeat(20_000)));
        RuntimeAnswer large = say("a", 1, 2, new Get("cmi.suspend_data"));

        assertThat(say("a", 1, 1, new Initialize(""))).isEqualTo(new RuntimeAnswer.OutOfSequence(3));
        assertThat(say("a", 1, 2, new Get("cmi.suspend_data")))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(large), false));
    }

    @Test
    void a_batch_that_asks_for_more_than_is_told_at_once_is_not_made() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.suspend_data", "x".repeat(60_000)));
        RuntimeCall[] calls = IntStream.range(0, 20)
                .mapToObj(n -> n == 0 ? new Put("cmi.location", "1") : new Get("cmi.suspend_data"))
                .toArray(RuntimeCall[]::new);

        assertThat(say("a", 1, 2, calls)).isEqualTo(new RuntimeAnswer.TooLarge());
        assertThat(replies(say("a", 1, 2, new Get("cmi.location")))).containsExactly(new RuntimeReply("", "403"));
    }

    @Test
    void setting_and_committing_reads_nothing_of_where_the_attempt_is() {
        int before = memory.progressReads;
        say("a", 1, 1, new Initialize(""), new Put("cmi.location", "1"), new RuntimeCall.Commit(""));

        assertThat(memory.progressReads).isEqualTo(before);
    }

    @Test
    void a_window_that_its_learner_has_left_is_too_late_and_one_that_ended_is_told_so() {
        say("a", 1, 1, new Initialize(""));
        Route.To next = (Route.To) course.route(new NavigationRequest.Next(), at());
        memory.keep(next.memory());
        assertThat(next.cursor().lesson()).isEqualTo("b");
        assertThat(next.type()).isEqualTo(NavigationType.NEXT);
        assertThat(say("a", 1, 2, new Put("cmi.location", "1"))).isEqualTo(new RuntimeAnswer.NotDelivered());
        assertThat(say("a", 1, 1, new Initialize(""))).isInstanceOf(RuntimeAnswer.Repeated.class);
        assertThat(say("c", 1, 1, new Initialize(""))).isEqualTo(new RuntimeAnswer.NotDelivered());
        assertThat(say("nowhere", 1, 1, new Initialize(""))).isEqualTo(new RuntimeAnswer.NotDelivered());

        say("b", 2, 1, new Initialize(""), new Terminate("", false));
        assertThat(replies(say("b", 2, 2, new Get("cmi.location")))).containsExactly(new RuntimeReply("", "123"));
    }

    @Test
    void a_window_that_was_closed_is_opened_again_as_the_next_visit() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.location", "page 7"));

        assertThat(say("a", 2, 2, new Initialize(""))).isEqualTo(new RuntimeAnswer.OutOfSequence(1));
        RuntimeAnswer again = say("a", 2, 1, new Initialize(""), new Get("cmi.location"));
        assertThat(replies(again)).containsExactly(GOOD, new RuntimeReply("page 7", "0"));
        assertThat(say("a", 2, 1, new Initialize(""), new Get("cmi.location")))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(again), false));
        assertThat(delivered()).isEqualTo(new Delivered("a", 2, List.of()));
        assertThat(say("a", 1, 2, new Get("cmi.location"))).isEqualTo(new RuntimeAnswer.NotDelivered());
    }

    @Test
    void who_was_not_told_of_the_last_batch_asks_after_the_same_activity_has_begun_anew() {
        RuntimeAnswer last = say("a", 1, 1, new Initialize(""), new Put("cmi.location", "page 7"));
        say("a", 2, 1, new Initialize(""));
        assertThat(say("a", 1, 1, new Initialize(""), new Put("cmi.location", "page 7")))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(last), true));
        assertThat(say("a", 1, 1, new Initialize(""))).isEqualTo(new RuntimeAnswer.OtherBatch());

        RuntimeAnswer ended = say("a", 2, 2, new Put("adl.nav.request", "{target=a}choice"), new Terminate("", false));
        assertThat(delivered()).isEqualTo(new Delivered("a", 3, List.of()));
        assertThat(say("a", 2, 2, new Put("adl.nav.request", "{target=a}choice"), new Terminate("", false)))
                .isEqualTo(new RuntimeAnswer.Repeated(replies(ended), true));
        assertThat(say("a", 1, 1, new Initialize(""))).isEqualTo(new RuntimeAnswer.NotDelivered());
    }

    @Test
    void whoever_comes_back_to_what_is_delivered_still_hears_what_was_said_before() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.location", "page 7"));
        memory.keep(((Route.Waits) course.resume(at())).memory());

        assertThat(replies(say("a", 1, 2, new Put("cmi.location", "page 8")))).containsExactly(GOOD);
        assertThat(replies(say("a", 2, 1, new Initialize(""), new Get("cmi.location"))))
                .containsExactly(GOOD, new RuntimeReply("page 8", "0"));
    }

    @Test
    void a_session_of_which_nothing_is_kept_begins_with_the_first_request_and_ends_where_its_learner_leaves() {
        memory.forget();
        assertThat(course.route(new NavigationRequest.Suspend(), at())).isInstanceOf(Route.Pauses.class);
        assertThat(course.route(new NavigationRequest.Exit(), at())).isInstanceOf(Route.Ends.class);
        assertThat(course.route(new NavigationRequest.Abandon(), at())).isInstanceOf(Route.GivesUp.class);
        assertThat(((Route.To) course.route(new NavigationRequest.Next(), at()))
                        .cursor()
                        .lesson())
                .isEqualTo("a");
    }

    @Test
    void who_is_refused_stays_where_they_were() {
        say("a", 1, 1, new Initialize(""));

        assertThat(course.route(new NavigationRequest.Previous(), at()))
                .isEqualTo(new Route.Blocked(new Barrier.Sequencing("SB.2.1-3")));
        assertThat(course.route(new NavigationRequest.Branch("x"), at()))
                .isEqualTo(new Route.Blocked(new Barrier.NotSupported()));
        assertThat(replies(say("a", 1, 2, new Put("cmi.location", "1")))).containsExactly(GOOD);
    }

    @Test
    void a_learner_leaves_suspends_and_gives_up() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.location", "page 7"));

        assertThat(course.route(new NavigationRequest.Exit(), at())).isInstanceOf(Route.Ends.class);
        assertThat(course.route(new NavigationRequest.Abandon(), at())).isInstanceOf(Route.GivesUp.class);
        Route.Pauses pauses = (Route.Pauses) course.route(new NavigationRequest.Suspend(), at());
        memory.keep(pauses.memory());
        assertThat(delivered()).isNull();

        memory.keep(((Route.To) course.resume(at())).memory());
        assertThat(replies(say("a", 2, 1, new Initialize(""), new Get("cmi.location"))))
                .containsExactly(GOOD, new RuntimeReply("page 7", "0"));
    }

    @Test
    void a_new_session_takes_over_what_was_suspended() {
        say("a", 1, 1, new Initialize(""), new Put("cmi.location", "page 7"), new Put("cmi.exit", "suspend"));
        memory.keep(((Route.To) course.route(new NavigationRequest.Next(), at())).memory());
        memory.keep(((Route.Ends) course.route(new NavigationRequest.Exit(), at())).memory());
        Opening again = course.open(memory);

        ScormChange change = (ScormChange) again.memory();
        assertThat(change.activities())
                .extracting(record -> record.visit().activity())
                .containsExactly(1);
        assertThat(change.activities().getFirst().visit().data()).containsEntry("cmi.location", "page 7");
    }

    @Test
    void an_outline_shows_what_is_in_front_and_what_can_be_had() {
        say("a", 1, 1, new Initialize(""));

        assertThat(course.outline(at()).lessons())
                .extracting(
                        view -> view.lesson().id(),
                        LessonView::current,
                        view -> view.availability().isAvailable())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", true, true),
                        org.assertj.core.groups.Tuple.tuple("b", false, true),
                        org.assertj.core.groups.Tuple.tuple("c", false, true));
        assertThat(course.outline(at()).valid().next().isAvailable()).isTrue();
        assertThat(course.outline(at()).valid().previous().isAvailable()).isFalse();
    }
}
