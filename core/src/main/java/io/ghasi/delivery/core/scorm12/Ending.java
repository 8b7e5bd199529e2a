package io.ghasi.delivery.core.scorm12;

/** What the platform decides when a visit ends (RTE 3.4: {@code cmi.core.lesson_status}, {@code cmi.core.total_time}, {@code cmi.student_data.mastery_score}). */
final class Ending {
    private Ending() {}

    static void apply(RuntimeData data) {
        String session = data.value("cmi.core.session_time");
        if (!session.isEmpty()) {
            data.put("cmi.core.total_time", Timespan.sum(data.value("cmi.core.total_time"), session));
        }
        if (!data.isSet("cmi.core.exit")) {
            // The next visit sees from this that there was an end.
            data.put("cmi.core.exit", "");
        }
        if (!isSuspendedUnfinished(data)) {
            data.put("cmi.core.lesson_status", status(data).word());
        }
    }

    // What is to be gone on with has no result yet, whatever its score is by now.
    private static boolean isSuspendedUnfinished(RuntimeData data) {
        return data.exit() == Exit.SUSPEND && data.lessonStatus() == LessonStatus.INCOMPLETE;
    }

    private static LessonStatus status(RuntimeData data) {
        String mastery = data.value("cmi.student_data.mastery_score");
        String raw = data.value("cmi.core.score.raw");
        boolean credit = data.value("cmi.core.credit").equals("credit");
        if (credit && Forms.isScore(mastery) && Forms.isScore(raw)) {
            return Double.parseDouble(raw) >= Double.parseDouble(mastery) ? LessonStatus.PASSED : LessonStatus.FAILED;
        }
        return data.isSet("cmi.core.lesson_status") ? data.lessonStatus() : unsaid(data);
    }

    // Content that says nothing of its status is done when it is left.
    private static LessonStatus unsaid(RuntimeData data) {
        return data.value("cmi.core.lesson_mode").equals("browse") ? LessonStatus.BROWSED : LessonStatus.COMPLETED;
    }
}
