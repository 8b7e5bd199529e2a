package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Tracking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes from the tracking model into run-time data before content begins, and back when it ends (RTE 4.2, SN 4.2.1). */
final class Transfer {
    private final Tracking tracking;

    Transfer(Tracking tracking) {
        this.tracking = tracking;
    }

    /** Data as an activity's new attempt begins with them. */
    void begin(Activity activity, RuntimeData data) {
        Content content = activity.content();
        put(data, "cmi.launch_data", content.fromLms());
        put(data, "cmi.time_limit_action", content.timeLimitAction());
        put(data, "cmi.max_time_allowed", content.maxTime());
        CompletionThreshold threshold = activity.sequencing().completion();
        if (threshold.completedByMeasure()) {
            put(data, "cmi.completion_threshold", threshold.minimum());
        }
        Objective primary = activity.sequencing().objectives().getFirst();
        if (primary.satisfiedByMeasure()) {
            put(data, "cmi.scaled_passing_score", primary.minimum());
        }
        List<Content.Store> stores = content.stores();
        for (int i = 0; i < stores.size(); i++) {
            data.put("adl.data." + i + ".id", stores.get(i).id());
        }
        List<Objective> named = activity.sequencing().objectives().stream()
                .filter(objective -> objective.id() != null)
                .toList();
        for (int i = 0; i < named.size(); i++) {
            put(data, "cmi.objectives." + i + ".id", named.get(i).id());
        }
        refresh(activity, data);
    }

    /** Data of an attempt that goes on: what other activities wrote meanwhile. */
    void refresh(Activity activity, RuntimeData data) {
        List<Objective> declared = activity.sequencing().objectives();
        List<ObjectiveState> known = tracking.objectives(activity);
        for (int place = 0; place < declared.size(); place++) {
            String at = place(declared.get(place).id(), data);
            if (at != null) {
                objective(at, known.get(place), data);
            }
        }
    }

    /** Where run-time data have the objective {@code id}, such as {@code cmi.objectives.2.}; null where they do not. */
    private static @Nullable String place(@Nullable String id, RuntimeData data) {
        for (int i = 0; id != null && i < data.count("cmi.objectives"); i++) {
            String at = "cmi.objectives." + i + ".";
            if (id.equals(data.value(at + "id"))) {
                return at;
            }
        }
        return null;
    }

    private static void objective(String at, ObjectiveState known, RuntimeData data) {
        put(data, at + "success_status", Status.success(known.satisfied()));
        put(data, at + "completion_status", Status.completion(known.completed()));
        put(data, at + "score.scaled", known.measure());
        put(data, at + "score.raw", known.raw());
        put(data, at + "score.min", known.min());
        put(data, at + "score.max", known.max());
        put(data, at + "progress_measure", known.progress());
    }

    private static void put(RuntimeData data, String element, @Nullable String value) {
        if (value != null) {
            data.put(element, value);
        }
    }

    private static void put(RuntimeData data, String element, @Nullable Double value) {
        put(data, element, value == null ? null : Reals.text(value));
    }

    /** What content has said, when it ends. What it says of itself is of its primary objective, and comes before what it says of that by its name. */
    void end(Activity activity, RuntimeData data, boolean suspended) {
        List<Tracking.Said> said = activity.sequencing().objectives().stream()
                .map(objective -> said(objective, data))
                .toList();
        tracking.report(activity, suspended, said);
    }

    private static Tracking.Said said(Objective objective, RuntimeData data) {
        String named = place(objective.id(), data);
        String first = objective.primary() ? "cmi." : named;
        return new Tracking.Said(
                Status.satisfied(either(data, first, named, "success_status")),
                Reals.parse(either(data, first, named, "score.scaled")),
                Reals.parse(either(data, first, named, "score.raw")),
                Reals.parse(either(data, first, named, "score.min")),
                Reals.parse(either(data, first, named, "score.max")),
                Status.completed(either(data, first, named, "completion_status")),
                Reals.parse(either(data, first, named, "progress_measure")));
    }

    private static @Nullable String either(
            RuntimeData data, @Nullable String first, @Nullable String second, String element) {
        if (first != null && data.isSet(first + element)) {
            return data.value(first + element);
        }
        return second != null && data.isSet(second + element) ? data.value(second + element) : null;
    }
}
