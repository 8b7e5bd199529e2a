package io.ghasi.delivery.core.scorm.runtime;

import io.ghasi.delivery.core.scorm.runtime.Format.Identifier;
import io.ghasi.delivery.core.scorm.runtime.Format.Interval;
import io.ghasi.delivery.core.scorm.runtime.Format.Language;
import io.ghasi.delivery.core.scorm.runtime.Format.Localized;
import io.ghasi.delivery.core.scorm.runtime.Format.Real;
import io.ghasi.delivery.core.scorm.runtime.Format.Request;
import io.ghasi.delivery.core.scorm.runtime.Format.Result;
import io.ghasi.delivery.core.scorm.runtime.Format.Text;
import io.ghasi.delivery.core.scorm.runtime.Format.Time;
import io.ghasi.delivery.core.scorm.runtime.Format.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All elements (RTE 4.2, SN 5.6 for {@code adl.}), by their names with {@code n} for each number. */
final class DataModel {
    private static final Format TEXT = new Text();
    private static final Format REAL = Real.any();
    private static final Format FROM_ZERO = new Real(0, Double.POSITIVE_INFINITY);
    private static final Format UP_TO_ONE = new Real(0, 1);
    private static final Format SCALED = new Real(-1, 1);
    private static final Format IDENTIFIER = new Identifier();
    private static final Format LOCALIZED = new Localized();
    private static final Format TIME = new Time();
    private static final Format INTERVAL = new Interval();
    private static final Format COMPLETION = Vocabulary.of("completed", "incomplete", "not attempted", "unknown");
    private static final Format SUCCESS = Vocabulary.of("passed", "failed", "unknown");

    private static final Format INTERACTIONS = Vocabulary.of(
            "true-false",
            "choice",
            "fill-in",
            "long-fill-in",
            "likert",
            "matching",
            "performance",
            "sequencing",
            "numeric",
            "other");

    private static final Map<String, Element> ELEMENTS = new HashMap<>();
    /** What {@code _children} says. */
    private static final Map<String, String> CHILDREN = Map.of(
            "cmi.comments_from_learner", "comment,location,timestamp",
            "cmi.comments_from_lms", "comment,location,timestamp",
            "cmi.interactions",
                    "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
            "cmi.learner_preference", "audio_level,language,delivery_speed,audio_captioning",
            "cmi.objectives", "progress_measure,completion_status,success_status,description,score,id",
            "cmi.objectives.n.score", "scaled,raw,min,max",
            "cmi.score", "scaled,min,max,raw",
            "adl.data", "id,store");
    /** What has a {@code _count}. */
    private static final Set<String> COLLECTIONS = Set.of(
            "cmi.comments_from_learner",
            "cmi.comments_from_lms",
            "cmi.interactions",
            "cmi.interactions.n.objectives",
            "cmi.interactions.n.correct_responses",
            "cmi.objectives",
            "adl.data");

    static {
        read("cmi._version", TEXT, "1.0");
        comments("cmi.comments_from_learner.n.", Access.READ_WRITE);
        comments("cmi.comments_from_lms.n.", Access.READ_ONLY);
        both("cmi.completion_status", COMPLETION, "unknown");
        read("cmi.completion_threshold", UP_TO_ONE, null);
        read("cmi.credit", Vocabulary.of("credit", "no-credit"), "credit");
        read("cmi.entry", Vocabulary.of("ab-initio", "resume", ""), "ab-initio");
        write("cmi.exit", Vocabulary.of("time-out", "suspend", "logout", "normal", ""));
        interactions();
        read("cmi.launch_data", TEXT, null);
        read("cmi.learner_id", IDENTIFIER, null);
        read("cmi.learner_name", LOCALIZED, null);
        both("cmi.learner_preference.audio_level", FROM_ZERO, "1");
        both("cmi.learner_preference.language", new Language(true), "");
        both("cmi.learner_preference.delivery_speed", FROM_ZERO, "1");
        both("cmi.learner_preference.audio_captioning", Vocabulary.of("-1", "0", "1"), "0");
        both("cmi.location", TEXT, null);
        read("cmi.max_time_allowed", INTERVAL, null);
        read("cmi.mode", Vocabulary.of("browse", "normal", "review"), "normal");
        objectives();
        both("cmi.progress_measure", UP_TO_ONE, null);
        read("cmi.scaled_passing_score", SCALED, null);
        score("cmi.score.");
        write("cmi.session_time", INTERVAL);
        both("cmi.success_status", SUCCESS, "unknown");
        both("cmi.suspend_data", TEXT, null);
        read(
                "cmi.time_limit_action",
                Vocabulary.of("exit,message", "continue,message", "exit,no message", "continue,no message"),
                "continue,no message");
        read("cmi.total_time", INTERVAL, "PT0H0M0S");
        both("adl.nav.request", new Request(), "_none_");
        read("adl.data.n.id", IDENTIFIER, null);
        both("adl.data.n.store", TEXT, null);
    }

    static final Catalogue<Element> ALL = new Catalogue<>(ELEMENTS, CHILDREN, COLLECTIONS);

    private DataModel() {}

    private static void comments(String at, Access access) {
        put(at + "comment", LOCALIZED, access, null);
        put(at + "location", TEXT, access, null);
        put(at + "timestamp", TIME, access, null);
    }

    private static void interactions() {
        String at = "cmi.interactions.n.";
        both(at + "id", IDENTIFIER, null);
        both(at + "type", INTERACTIONS, null);
        both(at + "objectives.n.id", IDENTIFIER, null);
        both(at + "timestamp", TIME, null);
        both(at + "correct_responses.n.pattern", TEXT, null);
        both(at + "weighting", REAL, null);
        both(at + "learner_response", TEXT, null);
        both(at + "result", new Result(), null);
        both(at + "latency", INTERVAL, null);
        both(at + "description", LOCALIZED, null);
    }

    private static void objectives() {
        String at = "cmi.objectives.n.";
        both(at + "id", IDENTIFIER, null);
        score(at + "score.");
        both(at + "success_status", SUCCESS, "unknown");
        both(at + "completion_status", COMPLETION, "unknown");
        both(at + "progress_measure", UP_TO_ONE, null);
        both(at + "description", LOCALIZED, null);
    }

    private static void score(String at) {
        both(at + "scaled", SCALED, null);
        both(at + "raw", REAL, null);
        both(at + "min", REAL, null);
        both(at + "max", REAL, null);
    }

    private static void read(String name, Format format, @Nullable String initial) {
        put(name, format, Access.READ_ONLY, initial);
    }

    private static void both(String name, Format format, @Nullable String initial) {
        put(name, format, Access.READ_WRITE, initial);
    }

    private static void write(String name, Format format) {
        put(name, format, Access.WRITE_ONLY, null);
    }

    private static void put(String name, Format format, Access access, @Nullable String initial) {
        ELEMENTS.put(name, new Element(format, access, initial));
    }
}
