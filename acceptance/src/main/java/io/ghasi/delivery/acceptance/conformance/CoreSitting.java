package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseOutline.ActivityView;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.Opening;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCall;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.course.VisitedLessons;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The core itself, with nothing around it but a memory. Each request and each call meets what the last one left there, and nothing else. */
final class CoreSitting implements Sitting {
    private final RuntimeCourse course;
    private final KeptMemory memory;
    private @Nullable Cursor cursor;
    private @Nullable Delivered speaking;
    private int sequence;
    private State state = State.ENDED;

    CoreSitting(RuntimeCourse course, LearnerRecord shared) {
        this.course = course;
        this.memory = new KeptMemory(shared);
    }

    /** As a session has it. */
    private enum State {
        ACTIVE,
        PAUSED,
        ENDED
    }

    LearnerRecord shared() {
        return memory.shared();
    }

    @Override
    public void launch() {
        if (state == State.PAUSED) {
            take(course.resume(at()));
            return;
        }
        speaking = null;
        Opening opening = course.open(memory);
        cursor = opening.cursor();
        memory.keep(opening.memory());
        state = State.ACTIVE;
    }

    private Journey at() {
        return new Journey(Objects.requireNonNull(cursor), VisitedLessons.none(), GateStates.none(), memory);
    }

    private void take(Route route) {
        switch (route) {
            case Route.To to -> {
                cursor = to.cursor();
                memory.keep(to.memory());
                state = State.ACTIVE;
            }
            case Route.Waits waits -> memory.keep(waits.memory());
            case Route.Blocked _ -> {}
            case Route.Ends ends -> {
                memory.keep(ends.memory());
                state = State.ENDED;
            }
            case Route.Pauses pauses -> {
                memory.keep(pauses.memory());
                state = State.PAUSED;
            }
            case Route.GivesUp givesUp -> {
                memory.keep(givesUp.memory());
                state = State.ENDED;
            }
        }
    }

    @Override
    public void ask(Request request) {
        take(course.route(
                switch (request) {
                    case CONTINUE -> new NavigationRequest.Next();
                    case PREVIOUS -> new NavigationRequest.Previous();
                    case EXIT_ALL -> new NavigationRequest.Exit();
                    case SUSPEND_ALL -> new NavigationRequest.Suspend();
                },
                at()));
    }

    @Override
    public void choose(String activity) {
        take(course.route(new NavigationRequest.Jump(activity, null), at()));
    }

    private CourseOutline outline() {
        return course.outline(at());
    }

    private Sequenced sequenced() {
        return Objects.requireNonNull(outline().sequenced());
    }

    private @Nullable Delivered front() {
        return state == State.ACTIVE ? sequenced().delivered() : null;
    }

    @Override
    public @Nullable String delivered() {
        Delivered front = front();
        return front == null ? null : front.activity();
    }

    @Override
    public boolean hasEnded() {
        return state != State.ACTIVE;
    }

    @Override
    public Answer call(Trace.Call call) throws IOException {
        RuntimeReply reply = make(
                switch (call.function()) {
                    case "Initialize" -> new RuntimeCall.Initialize(call.argument());
                    case "GetValue" -> new RuntimeCall.Get(call.argument());
                    case "SetValue" -> new RuntimeCall.Put(call.argument(), call.value());
                    case "Commit" -> new RuntimeCall.Commit(call.argument());
                    case "GetLastError" -> new RuntimeCall.LastError();
                    case "GetErrorString" -> new RuntimeCall.ErrorString(call.argument());
                    case "GetDiagnostic" -> new RuntimeCall.Diagnostic(call.argument());
                    default -> throw new IOException("there is no function " + call.function());
                });
        boolean leavesError =
                call.function().startsWith("Get") && !call.function().equals("GetValue");
        return new Answer(reply.result(), leavesError ? null : reply.error());
    }

    @Override
    public Answer terminate(String argument, boolean leaving) throws IOException {
        RuntimeReply reply = make(new RuntimeCall.Terminate(argument, leaving));
        return new Answer(reply.result(), reply.error());
    }

    private RuntimeReply make(RuntimeCall call) throws IOException {
        Delivered front = front();
        if (front != null && !front.equals(speaking)) {
            speaking = front;
            sequence = 0;
        }
        Delivered now = Objects.requireNonNull(speaking, "nothing was delivered");
        RuntimeBatch batch =
                new RuntimeBatch(now.activity(), now.visit(), ++sequence, new UUID(0, call.hashCode()), List.of(call));
        if (!(course.answer(batch, at()) instanceof RuntimeAnswer.Answered answered)) {
            throw new IOException("the calls of " + now + " are not taken");
        }
        memory.keep(answered.memory());
        if (answered.led() != null) {
            take(answered.led());
        }
        return answered.replies().getFirst();
    }

    @Override
    public boolean offers(Request request) {
        String control = request == Request.CONTINUE ? "continue" : "previous";
        Delivered front = front();
        if (front == null || front.hiddenControls().contains(control)) {
            return false;
        }
        CourseOutline.ValidNavigation valid = outline().valid();
        return (request == Request.CONTINUE ? valid.next() : valid.previous()).isAvailable();
    }

    @Override
    public boolean canChoose(String activity) {
        return activity(activity).available();
    }

    @Override
    public boolean shows(String activity) {
        return activity(activity).shown();
    }

    private ActivityView activity(String id) {
        return sequenced().activities().stream()
                .filter(activity -> activity.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
