package io.ghasi.delivery.core.scorm12;

/** How content says that it is left ({@code cmi.core.exit}, RTE 3.4). */
public enum Exit {
    /** It said nothing, or nothing special. */
    NORMAL,
    /** The learner means to come back to where it was left. */
    SUSPEND,
    /** The learner is to leave the course as well. */
    LOGOUT,
    /** A limit of time was reached. */
    TIME_OUT;

    static Exit of(String word) {
        return switch (word) {
            case "suspend" -> SUSPEND;
            case "logout" -> LOGOUT;
            case "time-out" -> TIME_OUT;
            default -> NORMAL;
        };
    }
}
