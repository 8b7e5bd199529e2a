package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm.runtime.Api.Stage;
import java.util.Map;

/**
 * The API of one visit of an item (RTE 3.3): its states, its functions, its last error. Functions return what content is told; arguments that a call does not
 * have are empty strings. For one thread.
 */
public final class Api {
    private final RuntimeData data;
    private Stage stage;
    private ErrorCode lastError;

    private Api(RuntimeData data, Stage stage, ErrorCode lastError) {
        this.data = data;
        this.stage = stage;
        this.lastError = lastError;
    }

    /** That of a learner's first visit of an item. */
    public static Api first(Launch launch) {
        return again(launch, Map.of());
    }

    /**
     * That of a visit after one that left {@code before}: whether it ended or was lost on the way. All that content said stays, whichever way it was left, as a
     * lot of content does not say that it is suspended and yet looks for its place; {@code cmi.core.entry} alone says the difference.
     *
     * @param before data of the last visit, by the elements' names; empty where there was none
     */
    public static Api again(Launch launch, Map<String, String> before) {
        RuntimeData data = RuntimeData.of(before);
        String entry = entry(data);
        data.remove("cmi.core.exit");
        data.remove("cmi.core.session_time");
        data.put("cmi.core.entry", entry);
        launch.tell(data);
        return new Api(data, Stage.NOT_INITIALIZED, ErrorCode.NO_ERROR);
    }

    private static String entry(RuntimeData before) {
        if (before.exit() == Exit.SUSPEND) {
            return "resume";
        }
        if (before.isSet("cmi.core.exit")) {
            return "";
        }
        // It was lost on the way: what the one before it suspended is still to be gone on with, and the first is still
        // the first if it said nothing.
        String last = before.value("cmi.core.entry");
        return last.equals("ab-initio") && before.isSet("cmi.core.lesson_status") ? "" : last;
    }

    /** As it was when {@code snapshot} was taken. */
    public static Api restore(VisitSnapshot snapshot) {
        return new Api(RuntimeData.of(snapshot.data()), snapshot.stage(), snapshot.lastError());
    }

    /** All of it, to be kept. */
    public VisitSnapshot snapshot() {
        return new VisitSnapshot(stage, lastError, data.all());
    }

    public Stage stage() {
        return stage;
    }

    public RuntimeData data() {
        return data;
    }

    /** Once a visit. */
    public String lmsInitialize(String argument) {
        if (!argument.isEmpty()) {
            return told(ErrorCode.INVALID_ARGUMENT);
        }
        if (stage != Stage.NOT_INITIALIZED) {
            return told(ErrorCode.GENERAL_EXCEPTION);
        }
        stage = Stage.RUNNING;
        return told(ErrorCode.NO_ERROR);
    }

    /** Ends the visit, and decides what its end decides: status and total time. */
    public String lmsFinish(String argument) {
        ErrorCode error = running(argument);
        if (error == ErrorCode.NO_ERROR) {
            leave();
        }
        return told(error);
    }

    /** The learner went away, and content did not end itself: the same as if it had, where it has begun (RTE 3.4, {@code cmi.core.lesson_status}). */
    public void leave() {
        if (stage == Stage.RUNNING) {
            Ending.apply(data);
        }
        stage = Stage.TERMINATED;
    }

    /** The same where the learner means to come back, and the platform knows: to go on with, whatever content said of its exit. */
    public void suspend() {
        if (stage == Stage.RUNNING) {
            data.put("cmi.core.exit", "suspend");
        }
        leave();
    }

    /** LMSFinish while the learner asks for something: what the end decides is decided with what they asked for. */
    public String lmsFinishLeaving(String argument) {
        ErrorCode error = running(argument);
        stage = error == ErrorCode.NO_ERROR ? Stage.TERMINATED : stage;
        return told(error);
    }

    /** Whether data are durable is for whoever keeps them to say. */
    public String lmsCommit(String argument) {
        return told(running(argument));
    }

    private ErrorCode running(String argument) {
        if (!argument.isEmpty()) {
            return ErrorCode.INVALID_ARGUMENT;
        }
        return stage == Stage.RUNNING ? ErrorCode.NO_ERROR : ErrorCode.NOT_INITIALIZED;
    }

    /** The value; empty where there is none, or an error. */
    public String lmsGetValue(String element) {
        RuntimeData.Answer answer =
                stage == Stage.RUNNING ? data.get(element) : RuntimeData.Answer.nothing(ErrorCode.NOT_INITIALIZED);
        lastError = answer.error();
        return answer.value();
    }

    public String lmsSetValue(String element, String value) {
        return told(stage == Stage.RUNNING ? data.set(element, value) : ErrorCode.NOT_INITIALIZED);
    }

    private String told(ErrorCode error) {
        lastError = error;
        return Boolean.toString(error == ErrorCode.NO_ERROR);
    }

    /** Code of what the last call left behind. Changes nothing, as the two below. */
    public String lmsGetLastError() {
        return lastError.code();
    }

    /** Of any code, not only of the last one; empty where there is no such code. */
    public String lmsGetErrorString(String code) {
        return ErrorCode.textOf(code);
    }

    /** Of a code, or of the last error where none is given. */
    public String lmsGetDiagnostic(String code) {
        return ErrorCode.textOf(code.isEmpty() ? lastError.code() : code);
    }
}
