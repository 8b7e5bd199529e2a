package io.ghasi.delivery.acceptance.conformance;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A learner in front of one course, however the course is played. Activities go by the identifiers of their items. */
interface Sitting {
    /**
     * What a call came to.
     *
     * @param error the last error afterwards; null where the function leaves that alone
     */
    record Answer(String value, @Nullable String error) {}

    /** What learners ask for. */
    enum Request {
        CONTINUE,
        PREVIOUS,
        EXIT_ALL,
        SUSPEND_ALL
    }

    /** A launch: goes on where the last one was suspended, or starts. */
    void launch() throws IOException;

    void ask(Request request) throws IOException;

    void choose(String activity) throws IOException;

    /** The activity whose content is in front of the learner; null where there is none. */
    @Nullable
    String delivered() throws IOException;

    boolean hasEnded() throws IOException;

    /** Calls a function of the API, other than Terminate, as the content that is or was delivered last. */
    Answer call(Trace.Call call) throws IOException;

    /**
     * Terminate.
     *
     * @param leaving whether the learner has asked for something already, which then comes before what content asked for
     */
    Answer terminate(String argument, boolean leaving) throws IOException;

    /** Whether the player offers {@code continue} or {@code previous}. */
    boolean offers(Request request) throws IOException;

    /** Whether {@code activity} can be chosen. */
    boolean canChoose(String activity) throws IOException;

    /** Whether the table of contents shows {@code activity}. */
    boolean shows(String activity) throws IOException;
}
