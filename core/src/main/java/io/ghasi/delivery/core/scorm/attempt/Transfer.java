package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.CompletionThreshold;
import io.ghasi.delivery.core.scorm.activity.Content;
import io.ghasi.delivery.core.scorm.activity.Objective;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;
import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.Tracking;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What goes from the tracking model into run-time data before content begins, and back when it ends (RTE 4.2, SN 4.2.1). */
final class Transfer {
    private final Tracking tracking;

    /** Of shared data, by their identifiers. */
    private final Map<String, String> stores;

    Transfer(Tracking tracking, Map<String, String> stores) {
        this.tracking = tracking;
        this.stores = stores;
    }

    /** Data as an activity's new attempt begins with them. */
    void begin(Activity activity, RuntimeData data) {
        Content content = activity.content();
        put(data, "cmi.launch_data", content.fromLms());
        put(data, "cmi.time_limit_action", content.timeLimitAction());
        put(data, "cmi.max_time_allowed", content.maxTime());
        CompletionThreshold threshold = activity.sequencing().completion();
        if (threshold.completedByMeasure()) {
            data.put("cmi.completion_threshold", Reals.text(threshold.minimum()));
        }
        Objective primary = activity.sequencing().objectives().getFirst();
        if (primary.satisfiedByMeasure()) {
            data.put("cmi.scaled_passing_score", Reals.text(primary.minimum()));
        }
        for (int i = 0; i < content.stores().size(); i++) {
            data.put("adl.data." + i + ".id", content.stores().get(i).id());
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
        List<SharedStore> shared = activity.content().stores();
        for (int i = 0; i < shared.size(); i++) {
            put(data, "adl.data." + i + ".store", stores.get(shared.get(i).id()));
        }
        List<Objective> declared = activity.sequencing().objectives();
        List<ObjectiveState> known = tracking.objectives(activity);
        Map<String, String> places = places(data);
        for (int i = 0; i < declared.size(); i++) {
            String at = places.get(declared.get(i).id());
            if (at != null) {
                // Of what is not tracked nothing is known, and nothing was written meanwhile.
                objective(
                        at, known.get(i), data, activity.sequencing().delivery().tracked());
            }
        }
    }

    /** Where run-time data have objectives, such as {@code cmi.objectives.2.}, by the objectives' identifiers. */
    private static Map<String, String> places(RuntimeData data) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < data.count("cmi.objectives"); i++) {
            String at = "cmi.objectives." + i + ".";
            String id = data.value(at + "id");
            if (id != null) {
                places.putIfAbsent(id, at);
            }
        }
        return places;
    }

    private static void objective(String at, ObjectiveState known, RuntimeData data, boolean forgets) {
        Map<String, @Nullable String> now = new LinkedHashMap<>();
        now.put("success_status", Status.success(known.satisfied()));
        now.put("completion_status", Status.completion(known.completed()));
        now.put("score.scaled", Reals.textOrNull(known.measure()));
        now.put("score.raw", Reals.textOrNull(known.raw()));
        now.put("score.min", Reals.textOrNull(known.min()));
        now.put("score.max", Reals.textOrNull(known.max()));
        now.put("progress_measure", Reals.textOrNull(known.progress()));
        now.forEach((element, value) -> {
            if (value == null && forgets) {
                data.remove(at + element);
            }
            put(data, at + element, value);
        });
    }

    private static void put(RuntimeData data, String element, @Nullable String value) {
        if (value != null) {
            data.put(element, value);
        }
    }

    /** What content has said, when it ends. What it says of itself is of its primary objective, and comes before what it says of that by its name. */
    void end(Activity activity, RuntimeData data, boolean suspended) {
        Map<String, String> places = places(data);
        List<Tracking.Said> said = activity.sequencing().objectives().stream()
                .map(objective -> said(objective, places, data))
                .toList();
        tracking.report(activity, suspended, said);
        share(activity.content().stores(), data);
    }

    private void share(List<SharedStore> shared, RuntimeData data) {
        for (int i = 0; i < shared.size(); i++) {
            String element = "adl.data." + i + ".store";
            String now = data.value(element);
            if (now != null && data.isSaid(element)) {
                stores.put(shared.get(i).id(), now);
            }
        }
    }

    private static Tracking.Said said(Objective objective, Map<String, String> places, RuntimeData data) {
        String named = objective.id() == null ? null : places.get(objective.id());
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
        if (first != null && data.isSaid(first + element)) {
            return data.value(first + element);
        }
        return second != null && data.isSaid(second + element) ? data.value(second + element) : null;
    }
}
