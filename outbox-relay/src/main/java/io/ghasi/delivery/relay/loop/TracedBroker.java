package io.ghasi.delivery.relay.loop;

import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.adapters.tracing.Trace;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.outbox.Broker;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import java.util.function.Consumer;

/**
 * Makes a span of each publish, from its sending to the stream's answer, below the request that made the event; and whoever gets the event goes on below
 * the publish. The envelope in it stays as the request wrote it.
 */
public final class TracedBroker implements Broker {
    private final Broker broker;
    private final Tracing tracing;

    public TracedBroker(Broker broker, Tracing tracing) {
        this.broker = broker;
        this.tracing = tracing;
    }

    @Override
    public void publish(OutboxRow row, Consumer<Receipt> answer) {
        Step step = tracing.publish("publish " + row.subject(), row.traceparent());
        Trace trace = step.trace();
        if (!step.isRecorded() || trace == null) {
            broker.publish(row, answer);
            return;
        }
        step.with("messaging.system", "nats")
                .with("messaging.destination.name", row.subject())
                .with("delivery.tenant_id", row.tenant().text());
        OutboxRow below = row.below(trace.traceparent());
        broker.publish(below, receipt -> {
            tell(step, receipt);
            step.end();
            answer.accept(receipt);
        });
    }

    private static void tell(Step step, Receipt receipt) {
        switch (receipt) {
            case Receipt.Stored(long _, boolean duplicate) ->
                step.with("delivery.outcome", duplicate ? "duplicate" : "stored");
            case Receipt.Unsure _ -> step.with("delivery.outcome", "unsure").failed("unsure");
            case Receipt.Refused _ -> step.with("delivery.outcome", "refused").failed("refused");
        }
    }
}
