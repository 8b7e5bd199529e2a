package io.ghasi.delivery.relay.wiring;

import io.ghasi.delivery.adapters.nats.BrokerSettings;
import io.ghasi.delivery.adapters.nats.JetStreamBroker;
import io.ghasi.delivery.adapters.nats.PokeListener;
import io.ghasi.delivery.adapters.nats.PokeSender;
import io.ghasi.delivery.adapters.nats.StreamDeclaration;
import io.ghasi.delivery.adapters.tracing.Tracing;
import io.ghasi.delivery.core.outbox.Command;
import io.ghasi.delivery.core.outbox.Relay;
import io.ghasi.delivery.core.outbox.RelaySettings;
import io.ghasi.delivery.core.outbox.Signal;
import io.ghasi.delivery.relay.loop.RelayLoop;
import io.ghasi.delivery.relay.loop.RelayWatch;
import io.ghasi.delivery.relay.loop.Store;
import io.ghasi.delivery.relay.loop.TracedBroker;
import io.nats.client.Connection;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.SplittableRandom;

/** A relay at work: its loop, the stream that it publishes to, and whom it listens to. */
final class RunningRelay {
    private final Connection nats;
    private final JetStreamBroker broker;
    private final PokeSender sharesChanged;
    private final RelayLoop loop;
    private final PokeListener commits;
    private final PokeListener shares;

    /** Begins at once. {@code nats} is closed at the end. */
    RunningRelay(
            Connection nats,
            StreamDeclaration stream,
            Store outbox,
            RelaySettings settings,
            RelayWatch watch,
            Tracing tracing) {
        this.nats = nats;
        this.broker = new JetStreamBroker(nats, stream, BrokerSettings.standard());
        this.sharesChanged = PokeSender.ofShares(nats);
        Relay relay = new Relay(settings, new SplittableRandom(new SecureRandom().nextLong()));
        this.loop = new RelayLoop(relay, telling(outbox, sharesChanged), new TracedBroker(broker, tracing), watch);
        this.commits = PokeListener.ofCommits(nats, () -> loop.signal(new Signal.Poked()));
        this.shares = PokeListener.ofShares(nats, () -> loop.signal(new Signal.SharesChanged()));
    }

    // What one gives back the others should take at once, not with their next heartbeat.
    private static Store telling(Store outbox, PokeSender sharesChanged) {
        return command -> {
            Signal answer = outbox.execute(command);
            if (command instanceof Command.Release || command instanceof Command.Leave) {
                sharesChanged.poke();
            }
            return answer;
        };
    }

    RelayLoop loop() {
        return loop;
    }

    boolean isConnected() {
        return nats.getStatus() == Connection.Status.CONNECTED;
    }

    boolean isClosed() {
        return nats.getStatus() == Connection.Status.CLOSED;
    }

    /** Gives everything back, as far as {@code patience} allows, and ends. */
    void stop(Duration patience) throws InterruptedException {
        try {
            loop.stop(patience);
        } finally {
            commits.close();
            shares.close();
            sharesChanged.close();
            broker.close();
            nats.close();
        }
    }
}
