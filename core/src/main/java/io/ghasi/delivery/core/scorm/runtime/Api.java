package io.ghasi.delivery.core.scorm.runtime;

/** The API of one visit (RTE 3.1): its states, its functions, its last error. Arguments that a call does not have are empty strings. For one thread. */
public final class Api {
    private final RuntimeData data;
    private Stage stage = Stage.NOT_INITIALIZED;
    private ErrorCode lastError = ErrorCode.NO_ERROR;

    /** On {@code data}. */
    public Api(RuntimeData data) {
        this.data = data;
    }

    /** As it was when it said {@code stage} and {@code lastError}. */
    public static Api restore(RuntimeData data, Stage stage, ErrorCode lastError) {
        Api api = new Api(data);
        api.stage = stage;
        api.lastError = lastError;
        return api;
    }

    /** Where a visit is. */
    public enum Stage {
        NOT_INITIALIZED,
        RUNNING,
        TERMINATED
    }

    public Stage stage() {
        return stage;
    }

    public RuntimeData data() {
        return data;
    }

    public Answer initialize(String argument) {
        if (!argument.isEmpty()) {
            return told(Answer.failed(ErrorCode.GENERAL_ARGUMENT_ERROR));
        }
        return switch (stage) {
            case NOT_INITIALIZED -> {
                stage = Stage.RUNNING;
                yield told(Answer.done());
            }
            case RUNNING -> told(Answer.failed(ErrorCode.ALREADY_INITIALIZED));
            case TERMINATED -> told(Answer.failed(ErrorCode.CONTENT_INSTANCE_TERMINATED));
        };
    }

    public Answer terminate(String argument) {
        Answer answer =
                running(argument, ErrorCode.TERMINATION_BEFORE_INITIALIZATION, ErrorCode.TERMINATION_AFTER_TERMINATION);
        if (answer.isGood()) {
            stage = Stage.TERMINATED;
        }
        return answer;
    }

    public Answer commit(String argument) {
        return running(argument, ErrorCode.COMMIT_BEFORE_INITIALIZATION, ErrorCode.COMMIT_AFTER_TERMINATION);
    }

    private Answer running(String argument, ErrorCode before, ErrorCode after) {
        if (!argument.isEmpty()) {
            return told(Answer.failed(ErrorCode.GENERAL_ARGUMENT_ERROR));
        }
        ErrorCode wrong = wrongStage(before, after);
        return told(wrong == ErrorCode.NO_ERROR ? Answer.done() : Answer.failed(wrong));
    }

    private ErrorCode wrongStage(ErrorCode before, ErrorCode after) {
        return switch (stage) {
            case NOT_INITIALIZED -> before;
            case RUNNING -> ErrorCode.NO_ERROR;
            case TERMINATED -> after;
        };
    }

    public Answer getValue(String element) {
        ErrorCode wrong =
                wrongStage(ErrorCode.RETRIEVE_DATA_BEFORE_INITIALIZATION, ErrorCode.RETRIEVE_DATA_AFTER_TERMINATION);
        return told(wrong == ErrorCode.NO_ERROR ? data.get(element) : Answer.nothing(wrong));
    }

    public Answer setValue(String element, String value) {
        ErrorCode wrong =
                wrongStage(ErrorCode.STORE_DATA_BEFORE_INITIALIZATION, ErrorCode.STORE_DATA_AFTER_TERMINATION);
        return told(wrong == ErrorCode.NO_ERROR ? data.set(element, value) : Answer.failed(wrong));
    }

    private Answer told(Answer answer) {
        lastError = answer.error();
        return answer;
    }

    /** What the last call left behind. */
    public ErrorCode lastError() {
        return lastError;
    }

    /** Changes nothing, not even the last error. */
    public String getLastError() {
        return Integer.toString(lastError.number());
    }

    /** Of any code, not only of the last one. */
    public String getErrorString(String code) {
        return ErrorCode.textOf(code);
    }

    /** Of a code, or of the last error where none is given. */
    public String getDiagnostic(String code) {
        return ErrorCode.textOf(code.isEmpty() ? getLastError() : code);
    }
}
