package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.journey.client.Reply;

/**
 * What may come of an exchange.
 *
 * @param effect what the model knows then
 */
public record Prediction(Expected expected, Effect effect) {
    /** Changes the model. */
    @FunctionalInterface
    public interface Effect {
        void on(Reply reply);
    }

    /** Nothing changes. */
    static Prediction of(Expected expected) {
        return new Prediction(expected, _ -> {});
    }

    static Prediction refused(int status, String code) {
        return of(Expected.Refusal.of(status, code));
    }

    /** This, and {@code more} before it. */
    Prediction after(Runnable more) {
        return new Prediction(expected, reply -> {
            more.run();
            effect.on(reply);
        });
    }
}
