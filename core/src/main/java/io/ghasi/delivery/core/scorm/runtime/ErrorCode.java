package io.ghasi.delivery.core.scorm.runtime;

/** Error codes of the API (RTE 3.1.7). */
public enum ErrorCode {
    NO_ERROR(0, "No Error"),
    GENERAL_EXCEPTION(101, "General Exception"),
    GENERAL_INITIALIZATION_FAILURE(102, "General Initialization Failure"),
    ALREADY_INITIALIZED(103, "Already Initialized"),
    CONTENT_INSTANCE_TERMINATED(104, "Content Instance Terminated"),
    GENERAL_TERMINATION_FAILURE(111, "General Termination Failure"),
    TERMINATION_BEFORE_INITIALIZATION(112, "Termination Before Initialization"),
    TERMINATION_AFTER_TERMINATION(113, "Termination After Termination"),
    RETRIEVE_DATA_BEFORE_INITIALIZATION(122, "Retrieve Data Before Initialization"),
    RETRIEVE_DATA_AFTER_TERMINATION(123, "Retrieve Data After Termination"),
    STORE_DATA_BEFORE_INITIALIZATION(132, "Store Data Before Initialization"),
    STORE_DATA_AFTER_TERMINATION(133, "Store Data After Termination"),
    COMMIT_BEFORE_INITIALIZATION(142, "Commit Before Initialization"),
    COMMIT_AFTER_TERMINATION(143, "Commit After Termination"),
    GENERAL_ARGUMENT_ERROR(201, "General Argument Error"),
    GENERAL_GET_FAILURE(301, "General Get Failure"),
    GENERAL_SET_FAILURE(351, "General Set Failure"),
    GENERAL_COMMIT_FAILURE(391, "General Commit Failure"),
    UNDEFINED_ELEMENT(401, "Undefined Data Model Element"),
    UNIMPLEMENTED_ELEMENT(402, "Unimplemented Data Model Element"),
    VALUE_NOT_INITIALIZED(403, "Data Model Element Value Not Initialized"),
    READ_ONLY(404, "Data Model Element Is Read Only"),
    WRITE_ONLY(405, "Data Model Element Is Write Only"),
    TYPE_MISMATCH(406, "Data Model Element Type Mismatch"),
    OUT_OF_RANGE(407, "Data Model Element Value Out Of Range"),
    DEPENDENCY_NOT_ESTABLISHED(408, "Data Model Dependency Not Established");

    private final int number;
    private final String text;

    ErrorCode(int number, String text) {
        this.number = number;
        this.text = text;
    }

    public int number() {
        return number;
    }

    /**
     * The code of {@code number}.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static ErrorCode of(int number) {
        for (ErrorCode code : values()) {
            if (code.number == number) {
                return code;
            }
        }
        throw new IllegalArgumentException("there is no error " + number);
    }

    /** What GetErrorString says of {@code number}; nothing where there is no such code. */
    public static String textOf(String number) {
        for (ErrorCode code : values()) {
            if (Integer.toString(code.number).equals(number)) {
                return code.text;
            }
        }
        return "";
    }
}
