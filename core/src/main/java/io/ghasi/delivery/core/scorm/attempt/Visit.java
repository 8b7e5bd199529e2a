package io.ghasi.delivery.core.scorm.attempt;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.NavigationAnswers;
import io.ghasi.delivery.core.scorm.runtime.RuntimeData;

/** One delivery of an activity, and the API that its content meets. */
public final class Visit {
    private final Activity activity;
    private final int number;
    private final Api api;
    private boolean over;

    private Visit(Activity activity, int number, Api api, boolean over) {
        this.activity = activity;
        this.number = number;
        this.api = api;
        this.over = over;
    }

    static Visit begin(Activity activity, int number, RuntimeData data) {
        return new Visit(activity, number, new Api(data), false);
    }

    /** One that goes on from {@code snapshot}, of {@code activity}. */
    public static Visit restore(Activity activity, VisitSnapshot snapshot, NavigationAnswers navigation) {
        RuntimeData data = RuntimeData.of(
                snapshot.data(), snapshot.said(), navigation, activity.content().stores());
        Api api = Api.restore(data, snapshot.stage(), snapshot.lastError());
        return new Visit(activity, snapshot.number(), api, snapshot.over());
    }

    /** All of it, to be kept. */
    public VisitSnapshot snapshot() {
        return new VisitSnapshot(
                activity.number(), number, over, api.stage(), api.lastError(), data().all(), data().said());
    }

    /** From 1, among all visits of the attempt. */
    public int number() {
        return number;
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
