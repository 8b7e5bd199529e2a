package io.ghasi.delivery.core.scorm12;

import static io.ghasi.delivery.core.scorm12.Forms.DECIMAL;
import static io.ghasi.delivery.core.scorm12.Forms.IDENTIFIER;
import static io.ghasi.delivery.core.scorm12.Forms.RESULT;
import static io.ghasi.delivery.core.scorm12.Forms.SCORE;
import static io.ghasi.delivery.core.scorm12.Forms.TEXT;
import static io.ghasi.delivery.core.scorm12.Forms.TIME;
import static io.ghasi.delivery.core.scorm12.Forms.TIMESPAN;
import static io.ghasi.delivery.core.scorm12.Forms.vocabulary;
import static io.ghasi.delivery.core.scorm12.Forms.whole;

import io.ghasi.delivery.core.scorm.runtime.Access;
import io.ghasi.delivery.core.scorm.runtime.Catalogue;
import io.ghasi.delivery.core.scorm.runtime.Name;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** All elements, mandatory and optional (RTE 3.4), by their names with {@code n} for each number. */
final class DataModel {
    /** That of AICC's guidelines, which SCORM 1.2 takes over. */
    static final String VERSION = "3.4";

    private static final Map<String, Element> ELEMENTS = new HashMap<>();
    private static final Map<String, String> CHILDREN = Map.of(
            "cmi.core",
                    "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
            "cmi.core.score", "raw,min,max",
            "cmi.objectives", "id,score,status",
            "cmi.objectives.n.score", "raw,min,max",
            "cmi.student_data", "mastery_score,max_time_allowed,time_limit_action",
            "cmi.student_preference", "audio,language,speed,text",
            "cmi.interactions", "id,objectives,time,type,correct_responses,weighting,student_response,result,latency");
    private static final Set<String> COLLECTIONS = Set.of(
            "cmi.objectives",
            "cmi.interactions",
            "cmi.interactions.n.objectives",
            "cmi.interactions.n.correct_responses");

    static {
        core();
        both("cmi.suspend_data", TEXT);
        read("cmi.launch_data", TEXT, "");
        both("cmi.comments", TEXT);
        read("cmi.comments_from_lms", TEXT, "");
        both("cmi.objectives.n.id", IDENTIFIER);
        score("cmi.objectives.n.score.");
        both(
                "cmi.objectives.n.status",
                vocabulary("passed", "completed", "failed", "incomplete", "browsed", "not attempted"));
        read("cmi.student_data.mastery_score", Forms::isScore, "");
        read("cmi.student_data.max_time_allowed", TIMESPAN, "");
        read(
                "cmi.student_data.time_limit_action",
                vocabulary("exit,message", "exit,no message", "continue,message", "continue,no message"),
                "");
        preferences();
        interactions();
    }

    static final Catalogue<Element> ALL = new Catalogue<>(ELEMENTS, CHILDREN, COLLECTIONS);

    private DataModel() {}

    private static void core() {
        read("cmi.core.student_id", IDENTIFIER, "");
        read("cmi.core.student_name", TEXT, "");
        both("cmi.core.lesson_location", TEXT);
        read("cmi.core.credit", vocabulary("credit", "no-credit"), "credit");
        // That nothing was attempted is the platform's to say.
        both("cmi.core.lesson_status", vocabulary("passed", "completed", "failed", "incomplete", "browsed"));
        read("cmi.core.entry", vocabulary("ab-initio", "resume", ""), "ab-initio");
        score("cmi.core.score.");
        read("cmi.core.total_time", TIMESPAN, Timespan.NONE);
        read("cmi.core.lesson_mode", vocabulary("browse", "normal", "review"), "normal");
        write("cmi.core.exit", vocabulary("time-out", "suspend", "logout", ""));
        write("cmi.core.session_time", TIMESPAN);
    }

    private static void score(String at) {
        both(at + "raw", SCORE);
        both(at + "min", SCORE);
        both(at + "max", SCORE);
    }

    private static void preferences() {
        String at = "cmi.student_preference.";
        // 0 leaves everything as it is; below it is off, or slower.
        put(at + "audio", whole(-1, 100), Access.READ_WRITE, "0");
        both(at + "language", TEXT);
        put(at + "speed", whole(-100, 100), Access.READ_WRITE, "0");
        put(at + "text", whole(-1, 1), Access.READ_WRITE, "0");
    }

    private static void interactions() {
        String at = "cmi.interactions.n.";
        write(at + "id", IDENTIFIER);
        write(at + "objectives.n.id", IDENTIFIER);
        write(at + "time", TIME);
        write(
                at + "type",
                vocabulary(
                        "true-false",
                        "choice",
                        "fill-in",
                        "matching",
                        "performance",
                        "likert",
                        "sequencing",
                        "numeric"));
        // Their form depends on the type: see Feedback.
        write(at + "correct_responses.n.pattern", TEXT);
        write(at + "student_response", TEXT);
        write(at + "weighting", DECIMAL);
        write(at + "result", RESULT);
        write(at + "latency", TIMESPAN);
    }

    private static void read(String name, Predicate<String> form, String initial) {
        put(name, form, Access.READ_ONLY, initial);
    }

    private static void both(String name, Predicate<String> form) {
        put(name, form, Access.READ_WRITE, "");
    }

    private static void write(String name, Predicate<String> form) {
        put(name, form, Access.WRITE_ONLY, "");
    }

    private static void put(String name, Predicate<String> form, Access access, String initial) {
        ELEMENTS.put(name, new Element(form, access, initial));
    }

    /** Whether there is an element {@code name}, and it may have {@code value}. */
    static boolean takes(String name, String value) {
        Element element = ALL.find(Name.of(name).pattern());
        return element != null && element.form().test(value);
    }
}
