package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.journey.client.Call;
import org.jspecify.annotations.Nullable;

/** One request as the simulator means it. */
public record Exchange(Action action, Caller caller, Dress dress) {
    /** Whether it is the same as far as an idempotency key goes: method, path, query, device, body. */
    public String fingerprint() {
        Call call = action.call();
        @Nullable String body = call.body();
        return String.join("|", call.method(), call.path(), caller.device().text(), body == null ? "" : body);
    }

    /** The same, about something else. */
    public Exchange asking(Action other) {
        return new Exchange(other, caller, dress);
    }

    /** The same, in other headers. */
    public Exchange in(Dress other) {
        return new Exchange(action, caller, other);
    }
}
