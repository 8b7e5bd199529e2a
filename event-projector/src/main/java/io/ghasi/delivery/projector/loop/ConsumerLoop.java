package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.adapters.tracing.Step;
import io.ghasi.delivery.adapters.tracing.Trace;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.DeadLetterQueue;
import io.ghasi.delivery.core.inbox.Delivery;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Fault;
import io.ghasi.delivery.core.inbox.Feed;
import io.ghasi.delivery.core.inbox.Inbox;
import io.ghasi.delivery.core.inbox.Lookup;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Redelivery;
import io.ghasi.delivery.core.inbox.Taken;
import io.ghasi.delivery.projector.lines.ConsumedLine;
import io.ghasi.delivery.projector.lines.MessageReader;
import io.ghasi.delivery.projector.lines.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one consumer brings, batch by batch. A message is acknowledged when what it tells is durable, and not before; whatever goes wrong in between,
 * it comes again and is known then. Any number of loops may share a consumer.
 */
public final class ConsumerLoop {
    private static final String TRACEPARENT = "traceparent";

    private final ConsumedLine line;
    private final Tools tools;
    private final InboxMetrics metrics;
    private final Settlement settlement;

    /** What every loop of a process stands on. */
    public record Tools(
            MessageReader reader,
            Inbox inbox,
            Lookup lookup,
            DeadLetterQueue dead,
            Redelivery redelivery,
            RandomGenerator chance,
            Tracing tracing) {}

    public ConsumerLoop(ConsumedLine line, Tools tools, InboxMetrics metrics) {
        this.line = line;
        this.tools = tools;
        this.metrics = metrics;
        this.settlement =
                new Settlement(line.line().consumer(), tools.dead(), tools.redelivery(), tools.chance(), metrics);
    }

    /** A delivery and what it was understood as. */
    private record Read(Received received, Message message) {}

    /**
     * What a turn came to.
     *
     * @param fetched how many messages
     * @param available whether the database answered: where it did not, the next turn is better not at once
     */
    public record Turn(int fetched, boolean available) {}

    /** Fetches a batch and settles all of it. */
    public Turn turn(Feed feed, int max, Duration wait) {
        List<Delivery> batch = feed.fetch(max, wait);
        Map<TenantId, List<Read>> byTenant = new LinkedHashMap<>();
        try {
            for (Delivery delivery : batch) {
                read(delivery, byTenant);
            }
            boolean available = true;
            for (Map.Entry<TenantId, List<Read>> tenant : byTenant.entrySet()) {
                available &= take(tenant.getKey(), tenant.getValue());
            }
            return new Turn(batch.size(), available);
        } catch (RuntimeException e) {
            // A defect: what was not settled comes again, and its trace shows why.
            byTenant.values().stream().flatMap(List::stream).forEach(read -> settlement.broken(read.received(), e));
            throw e;
        }
    }

    private void read(Delivery delivery, Map<TenantId, List<Read>> byTenant) {
        if (tools.redelivery().isBeyond(delivery.deliveryCount())) {
            settlement.dead(begin(delivery, null), Fault.NEVER_SETTLED, "came " + delivery.deliveryCount() + " times");
            return;
        }
        switch (tools.reader().read(line, delivery.subject(), delivery.data())) {
            case Reading.Understood(Message message, boolean newer) -> {
                if (newer) {
                    metrics.newerFields();
                }
                byTenant.computeIfAbsent(message.tenant(), _ -> new ArrayList<>())
                        .add(read(delivery, message));
            }
            case Reading.Skipped() -> settlement.taken(begin(delivery, null), "skipped");
            case Reading.Bad(Fault fault, String detail) -> settlement.dead(begin(delivery, null), fault, detail);
        }
    }

    private Read read(Delivery delivery, Message message) {
        Received received = begin(delivery, message.cause().traceparent());
        Trace trace = received.step().trace();
        return new Read(received, trace == null ? message : message.below(trace.traceparent()));
    }

    // Whoever carried the message last is nearer than whoever wrote its envelope.
    private Received begin(Delivery delivery, @Nullable String envelope) {
        String header = delivery.headers().getOrDefault(TRACEPARENT, List.of()).stream()
                .findFirst()
                .orElse(envelope);
        String consumer = line.line().consumer();
        Step step = tools.tracing().process("process " + consumer, Trace.read(header) == null ? envelope : header);
        step.with("messaging.system", "nats")
                .with("messaging.consumer.group.name", consumer)
                .with("messaging.destination.name", delivery.subject())
                .with("delivery.attempt", delivery.deliveryCount());
        return new Received(delivery, step);
    }

    private boolean take(TenantId tenant, List<Read> reads) {
        try {
            List<Message> messages = reads.stream().map(Read::message).toList();
            List<Taken> taken = tools.inbox().take(line.line(), tenant, messages);
            for (int i = 0; i < reads.size(); i++) {
                settle(reads.get(i), taken.get(i));
            }
            return true;
        } catch (DependencyUnavailable _) {
            reads.forEach(read -> settlement.unavailable(read.received()));
            return false;
        }
    }

    private void settle(Read read, Taken taken) {
        Received received = read.received();
        switch (taken) {
            case Taken.Applied _ -> settlement.taken(received, "applied");
            case Taken.AlreadyKnown _ -> settlement.taken(received, "known");
            case Taken.TenantGone _ -> settlement.taken(received, "tenant_gone");
            case Taken.Held(int from, int to) -> {
                if (tools.redelivery().isPatienceOver(received.count())) {
                    lookUp(read, "versions " + from + " to " + to + " are missing before it");
                } else {
                    settlement.held(received, "held");
                }
            }
            case Taken.ReRead _ -> lookUp(read, "its producer was restored and does not say how things are");
            // Who tells of tenants and who tells of the rest are two streams: neither waits for the other.
            case Taken.TenantUnknown _ ->
                settlement.heldOrDead(received, "tenant_unknown", Fault.TENANT_UNKNOWN, "nobody told of its tenant");
            case Taken.Elsewhere(var home) ->
                settlement.dead(received, Fault.WRONG_REGION, "its tenant is at home in " + home.code());
            case Taken.Refused(String why) -> settlement.dead(received, Fault.REFUSED, why);
        }
    }

    // Neighbours are asked as a part of what the message caused.
    private Optional<Effect> found(Read read) {
        read.received().step().enter();
        try {
            return tools.lookup().now(read.message());
        } finally {
            Step.leave();
        }
    }

    private void lookUp(Read read, String why) {
        Received received = read.received();
        try {
            Message now = found(read)
                    .map(read.message()::lookedUp)
                    .orElseGet(() -> read.message().lookedUp(read.message().effect()));
            Taken taken =
                    tools.inbox().take(line.line(), now.tenant(), List.of(now)).getFirst();
            switch (taken) {
                case Taken.Applied _ -> settlement.taken(received, "looked_up");
                case Taken.Held _, Taken.ReRead _ ->
                    settlement.heldOrDead(received, "held", Fault.MISSING_PREDECESSOR, why);
                case Taken.AlreadyKnown _,
                        Taken.TenantGone _,
                        Taken.TenantUnknown _,
                        Taken.Elsewhere _,
                        Taken.Refused _ -> settle(read, taken);
            }
        } catch (DependencyUnavailable _) {
            settlement.heldOrDead(received, "lookup_unavailable", Fault.MISSING_PREDECESSOR, why);
        }
    }
}
