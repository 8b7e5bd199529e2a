package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.core.inbox.Delivery;

/** A delivery, and what is told of it as a part of a trace. */
record Received(Delivery delivery, Step step) {
    int count() {
        return delivery.deliveryCount();
    }
}
