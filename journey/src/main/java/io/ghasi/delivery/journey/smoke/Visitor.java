package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.journey.client.Call;

/**
 * A learner of a synthetic tenant.
 *
 * @param token with every permission of a learner
 * @param enrollment in {@code course}, with no bound on attempts: each visit starts a session and ends it
 * @param course of two lessons or more, without gates
 */
record Visitor(String token, String tenant, String enrollment, String course, IdSource ids) {
    /** {@code call}, as this one asks it. */
    Call signed(Call call) {
        return call.with("Authorization", "Bearer " + token).with("X-Tenant-Id", tenant);
    }

    /** A write, under a key that nobody used. */
    Call keyed(Call call) {
        return signed(call).with("Idempotency-Key", Ulid.format(ids.next()));
    }

    @Override
    public String toString() {
        return tenant + " " + enrollment + " " + course;
    }
}
