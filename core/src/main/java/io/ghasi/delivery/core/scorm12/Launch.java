package io.ghasi.delivery.core.scorm12;

import org.jspecify.annotations.Nullable;

/**
 * What content can read of a visit before it has said anything (RTE 3.4).
 *
 * @param credit whether what the learner achieves counts; without it no mastery score decides
 * @param comments {@code cmi.comments_from_lms}; empty where there are none
 */
public record Launch(Student student, Mode mode, boolean credit, Declared declared, String comments) {
    /** Who plays. */
    public record Student(String id, String name) {}

    /** What the visit is for ({@code cmi.core.lesson_mode}). */
    public enum Mode {
        BROWSE("browse"),
        NORMAL("normal"),
        REVIEW("review");

        private final String word;

        Mode(String word) {
            this.word = word;
        }
    }

    /**
     * What the package says of the item (CAM 2.3.2.5), as it stands there; null where it says nothing. What has not the form of its element is left out: content
     * could not read it.
     *
     * @param launchData {@code adlcp:datafromlms}
     * @param masteryScore {@code adlcp:masteryscore}, 0 to 100
     * @param maxTimeAllowed {@code adlcp:maxtimeallowed}, {@code HHHH:MM:SS.SS}
     * @param timeLimitAction {@code adlcp:timelimitaction}
     */
    public record Declared(
            @Nullable String launchData,
            @Nullable String masteryScore,
            @Nullable String maxTimeAllowed,
            @Nullable String timeLimitAction) {
        /** Nothing. */
        public static final Declared NOTHING = new Declared(null, null, null, null);
    }

    void tell(RuntimeData data) {
        data.put("cmi.core.student_id", student.id());
        data.put("cmi.core.student_name", student.name());
        data.put("cmi.core.lesson_mode", mode.word);
        data.put("cmi.core.credit", credit ? "credit" : "no-credit");
        data.put("cmi.comments_from_lms", comments);
        tell(data, "cmi.launch_data", declared.launchData());
        tell(data, "cmi.student_data.mastery_score", stripped(declared.masteryScore()));
        tell(data, "cmi.student_data.max_time_allowed", stripped(declared.maxTimeAllowed()));
        tell(data, "cmi.student_data.time_limit_action", stripped(declared.timeLimitAction()));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    private static void tell(RuntimeData data, String element, @Nullable String value) {
        if (value != null && DataModel.takes(element, value)) {
            data.put(element, value);
        }
    }
}
