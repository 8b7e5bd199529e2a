package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.NavigationAnswers;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;

/** One delivery of an activity, and the API that its content meets. */
public final class Visit {
    private final Activity activity;
    private final Api api;
    private boolean over;

    Visit(Activity activity, RuntimeData data) {
        this(activity, new Api(data), false);
    }

    private Visit(Activity activity, Api api, boolean over) {
        this.activity = activity;
        this.api = api;
        this.over = over;
    }

    static Visit restore(Activity activity, VisitSnapshot snapshot, NavigationAnswers navigation) {
        RuntimeData data = RuntimeData.of(snapshot.data(), navigation);
        return new Visit(activity, Api.restore(data, snapshot.stage(), snapshot.lastError()), snapshot.over());
    }

    VisitSnapshot snapshot() {
        return new VisitSnapshot(activity.number(), over, api.stage(), api.lastError(), data().all());
    }

    public Activity activity() {
        return activity;
    }

    /** Answers also when the visit is over, as content does not expect it to be silent. */
    public Api api() {
        return api;
    }

    /** Whether what content said has been taken, or left; nothing that it says from then on is. */
    public boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    RuntimeData data() {
        return api.data();
    }
}
