package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.attempt.Visit;
import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;
import io.ghasi.delivery.core.scorm.runtime.Answer;
import io.ghasi.delivery.core.scorm.runtime.Api;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One batch of calls. Where the attempt is, is read for the calls alone that must know it: most set what one activity has to say. For one thread. */
final class Conversation {
    private final Attempts attempts;
    private final ScormMemory memory;
    private final ActivityRecord record;
    private Visit visit;
    private final Routing routing;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private @Nullable Play play;
    private boolean changesAttempt;
    private CourseAttempt.@Nullable Led led;

    /** Where the end of content leads, and {@code change} with it. */
    @FunctionalInterface
    interface Routing {
        Route of(CourseAttempt.Led led, Play play, ScormChange change);
    }

    /** On the last visit of {@code activity}, as {@code record} has it; {@code routing} says where the end of content leads. */
    Conversation(Attempts attempts, ScormMemory memory, Activity activity, ActivityRecord record, Routing routing) {
        this.attempts = attempts;
        this.memory = memory;
        this.record = record;
        this.routing = routing;
        this.visit =
                Visit.restore(activity, record.visit(), text -> play().attempt().isValid(text));
    }

    /** The same in a new visit: content was launched again. */
    Conversation reentered() {
        CourseAttempt attempt = play().attempt();
        attempt.reenter();
        visit = Objects.requireNonNull(attempt.visit());
        changesAttempt = true;
        return this;
    }

    RuntimeAnswer answer(RuntimeBatch batch) {
        List<RuntimeReply> replies = Replies.of(batch.calls(), this::reply);
        if (replies == null) {
            return new RuntimeAnswer.TooLarge();
        }
        VisitSnapshot now = visit.snapshot();
        Batches.Made made = new Batches.Made(batch.fingerprint(), replies);
        ScormChange change = changesAttempt
                ? play().change(visit, made)
                : new ScormChange(
                        null,
                        List.of(new ActivityRecord(
                                now, record.suspended(), record.batches().and(made))),
                        LearnerRecord.NOTHING);
        // Whoever goes where it leads keeps the very same: this batch is made then, too.
        Route route = led == null ? null : routing.of(led, play(), change);
        return new RuntimeAnswer.Answered(
                replies,
                changed.isEmpty()
                        ? null
                        : Reports.of(batch, changed, visit.api().data()),
                change,
                now.isClosed(),
                route);
    }

    private RuntimeReply reply(RuntimeCall call) {
        Api api = visit.api();
        String result = switch (call) {
            case RuntimeCall.Initialize(String argument) ->
                api.initialize(argument).value();
            case RuntimeCall.Get(String element) -> api.getValue(element).value();
            case RuntimeCall.Put(String element, String value) ->
                put(element, value).value();
            case RuntimeCall.Commit(String argument) -> api.commit(argument).value();
            case RuntimeCall.Terminate terminate -> terminate(terminate);
            case RuntimeCall.LastError() -> api.getLastError();
            case RuntimeCall.ErrorString(String code) -> api.getErrorString(code);
            case RuntimeCall.Diagnostic(String code) -> api.getDiagnostic(code);
        };
        return new RuntimeReply(result, api.getLastError());
    }

    private Answer put(String element, String value) {
        Answer answer = visit.api().setValue(element, value);
        if (answer.isGood()) {
            changed.put(element, value);
        }
        return answer;
    }

    private String terminate(RuntimeCall.Terminate call) {
        Api api = visit.api();
        if (call.leaving() || !call.argument().isEmpty() || api.stage() != Api.Stage.RUNNING) {
            return api.terminate(call.argument()).value();
        }
        changesAttempt = true;
        led = play().attempt().terminate();
        return "true";
    }

    private Play play() {
        if (play == null) {
            play = attempts.play(memory, visit, record);
        }
        return play;
    }
}
