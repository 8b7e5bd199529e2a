package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.Opening;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.sequencing.Fault;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest.ResumeAll;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A SCORM 2004 course: sequencing says where requests lead, content speaks through the run-time API. */
public final class ScormCourse implements RuntimeCourse {
    private final CourseTree lessons;
    private final Places places;
    private final Attempts attempts;

    /** One whose activities are {@code tree}, and whose lessons those of them that launch something. */
    public ScormCourse(CourseTree lessons, ActivityTree tree, Supplier<RandomGenerator> random) {
        this.lessons = lessons;
        this.places = new Places(lessons);
        this.attempts = new Attempts(tree, random);
    }

    @Override
    public CourseTree tree() {
        return lessons;
    }

    @Override
    public Cursor start() {
        return places.first();
    }

    @Override
    public Opening open(Memory before) {
        ScormMemory memory = (ScormMemory) before;
        Progress left = memory.progress();
        Play play = attempts.opened(memory, left);
        Cursor cursor = play.attempt().launch() instanceof Outcome.Delivered(Activity activity, boolean _)
                ? places.of(activity.id())
                : null;
        // What activities that are suspended had said goes over to the new session.
        return new Opening(cursor == null ? start() : cursor, play.change().and(Attempts.suspended(memory, left)));
    }

    @Override
    public Route resume(Journey at) {
        ScormMemory memory = (ScormMemory) at.memory();
        Play play = attempts.play(memory);
        CourseAttempt attempt = play.attempt();
        if (attempt.state().suspended() != null || memory.progress() == null) {
            Outcome outcome = attempt.launch();
            return route(outcome, Asked.of(new ResumeAll()), play, play.change(), at);
        }
        // What is delivered may still be told of what was said before: a window that is opened anew is the next visit
        // when
        // it speaks.
        return new Route.Waits(play.change());
    }

    @Override
    public Route route(NavigationRequest request, Journey at) {
        Asked asked = Asked.of(request);
        if (asked == null) {
            return new Route.Blocked(new Barrier.NotSupported());
        }
        ScormMemory memory = (ScormMemory) at.memory();
        Play play = attempts.play(memory);
        // A session of which nothing is kept is older than sequencing: it begins now, and ends where its learner wants
        // to.
        boolean begins = memory.progress() == null;
        Outcome launched = begins ? play.attempt().launch() : new Outcome.Idle();
        Outcome outcome = begins && !asked.leaves() ? launched : play.attempt().ask(asked.request());
        // Whoever is refused stays where they are: nothing of it is kept.
        return outcome instanceof Outcome.Refused(Fault fault)
                ? new Route.Blocked(new Barrier.Sequencing(fault.code()))
                : route(outcome, asked, play, play.change(), at);
    }

    private Route route(Outcome outcome, Asked asked, Play play, ScormChange change, Journey at) {
        return switch (outcome) {
            case Outcome.Delivered(Activity activity, boolean _) -> {
                Cursor cursor = places.of(activity.id());
                yield new Route.To(cursor == null ? at.cursor() : cursor, asked.type(), change);
            }
            case Outcome.Refused _, Outcome.Idle _ -> new Route.Waits(change);
            case Outcome.Ended _ -> play.left(asked.request(), change);
        };
    }

    @Override
    public RuntimeAnswer answer(RuntimeBatch batch, Journey at) {
        ScormMemory memory = (ScormMemory) at.memory();
        Conversation.Routing routing =
                (led, play, change) -> route(led.outcome(), Asked.of(led.request()), play, change, at);
        return Speech.answer(batch, attempts, memory, routing);
    }

    @Override
    public CourseOutline outline(Journey at) {
        return new ScormOutline(places, attempts.play((ScormMemory) at.memory()), at).outline();
    }
}
