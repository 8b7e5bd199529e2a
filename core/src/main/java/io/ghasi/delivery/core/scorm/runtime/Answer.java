package io.ghasi.delivery.core.scorm.runtime;

/** What a call came to: the string that it returns, and the error that it leaves behind. */
public record Answer(String value, ErrorCode error) {
    static Answer of(String value) {
        return new Answer(value, ErrorCode.NO_ERROR);
    }

    static Answer done() {
        return of("true");
    }

    static Answer failed(ErrorCode error) {
        return new Answer("false", error);
    }

    static Answer nothing(ErrorCode error) {
        return new Answer("", error);
    }

    /** Whether it left no error behind. */
    public boolean isGood() {
        return error == ErrorCode.NO_ERROR;
    }
}
