package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Gauge;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.Signal;

/** Sees what a relay does. Called by its thread alone, and quick. */
public interface RelayWatch {
    void answered(OutboxRow row, Receipt receipt);

    void parked(Command.Park park);

    void failed(Signal.Failed failed);

    void stands(Gauge gauge);
}
