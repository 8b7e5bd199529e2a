package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.attempt.Visit;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The core itself, with nothing around it. Each request and each call goes to an attempt that was restored from what the last one left. */
final class CoreSitting implements Sitting {
    private static final CourseAttempt.Learner LEARNER = new CourseAttempt.Learner("m", "Learner, A");

    private final ActivityTree tree;
    private final RandomGenerator random;
    private CourseAttempt attempt;
    private boolean ended = true;

    CoreSitting(ActivityTree tree, Map<String, ObjectiveState> globals, RandomGenerator random) {
        this.tree = tree;
        this.random = random;
        this.attempt = CourseAttempt.begin(tree, globals, LEARNER, random);
    }

    private CourseAttempt attempt() {
        attempt = CourseAttempt.restore(tree, attempt.snapshot(), LEARNER, random);
        return attempt;
    }

    Map<String, ObjectiveState> globals() {
        return attempt().state().globals();
    }

    @Override
    public void launch() {
        take(attempt().launch());
    }

    private void take(@Nullable Outcome outcome) {
        if (outcome != null) {
            ended = outcome instanceof Outcome.Ended;
        }
    }

    @Override
    public void ask(Request request) {
        take(attempt()
                .ask(
                        switch (request) {
                            case CONTINUE -> new NavigationRequest.Continue();
                            case PREVIOUS -> new NavigationRequest.Previous();
                            case EXIT_ALL -> new NavigationRequest.ExitAll();
                            case SUSPEND_ALL -> new NavigationRequest.SuspendAll();
                        }));
    }

    @Override
    public void choose(String activity) {
        take(attempt().ask(new NavigationRequest.Choice(activity)));
    }

    @Override
    public @Nullable String delivered() {
        Visit visit = attempt().visit();
        return visit == null || visit.isOver() ? null : visit.activity().id();
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    private Api api() {
        return Objects.requireNonNull(attempt().visit(), "nothing was delivered")
                .api();
    }

    @Override
    public Answer call(Trace.Call call) {
        Api api = api();
        return switch (call.function()) {
            case "Initialize" -> answer(api.initialize(call.argument()).value());
            case "GetValue" -> answer(api.getValue(call.argument()).value());
            case "SetValue" ->
                answer(api.setValue(call.argument(), call.value()).value());
            case "Commit" -> answer(api.commit(call.argument()).value());
            case "GetLastError" -> new Answer(api.getLastError(), null);
            case "GetErrorString" -> new Answer(api.getErrorString(call.argument()), null);
            case "GetDiagnostic" -> new Answer(api.getDiagnostic(call.argument()), null);
            default -> throw new IllegalArgumentException("there is no function " + call.function());
        };
    }

    private Answer answer(String value) {
        return new Answer(value, api().getLastError());
    }

    @Override
    public Answer terminate(String argument, boolean leaving) {
        Api api = api();
        if (leaving || !argument.isEmpty() || api.stage() != Api.Stage.RUNNING) {
            return answer(api.terminate(argument).value());
        }
        take(attempt().terminate());
        return new Answer("true", api.getLastError());
    }

    @Override
    public boolean offers(Request request) {
        Activity current = attempt().state().current();
        String control = request == Request.CONTINUE ? "continue" : "previous";
        if (current == null || current.content().hiddenControls().contains(control)) {
            return false;
        }
        return request == Request.CONTINUE
                ? attempt().offers().isFlowing()
                : !(attempt().tried(new NavigationRequest.Previous()) instanceof Outcome.Refused);
    }

    @Override
    public boolean canChoose(String activity) {
        return attempt().offers().isChoosable(activity(activity));
    }

    @Override
    public boolean shows(String activity) {
        return attempt().offers().isShown(activity(activity));
    }

    private Activity activity(String id) {
        return Objects.requireNonNull(attempt().state().tree().find(id));
    }
}
