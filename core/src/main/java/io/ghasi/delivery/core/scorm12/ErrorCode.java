package io.ghasi.delivery.core.scorm12;

import java.util.Arrays;

/** Error codes of the API (RTE 3.3). */
public enum ErrorCode {
    NO_ERROR("0", "No error"),
    GENERAL_EXCEPTION("101", "General exception"),
    INVALID_ARGUMENT("201", "Invalid argument error"),
    NO_CHILDREN("202", "Element cannot have children"),
    NOT_AN_ARRAY("203", "Element not an array - cannot have count"),
    NOT_INITIALIZED("301", "Not initialized"),
    NOT_IMPLEMENTED("401", "Not implemented error"),
    KEYWORD("402", "Invalid set value, element is a keyword"),
    READ_ONLY("403", "Element is read only"),
    WRITE_ONLY("404", "Element is write only"),
    INCORRECT_DATA_TYPE("405", "Incorrect data type");

    private final String code;
    private final String text;

    ErrorCode(String code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The number, as LMSGetLastError returns it. */
    public String code() {
        return code;
    }

    /**
     * The one of this number.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static ErrorCode of(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no error code: " + code));
    }

    /** What LMSGetErrorString says of {@code code}; nothing where there is no such code. */
    static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equals(code))
                .map(known -> known.text)
                .findFirst()
                .orElse("");
    }
}
