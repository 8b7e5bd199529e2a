package io.ghasi.delivery.acceptance.faults;

import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A deployment with something that can misbehave before each of its servers and before its neighbours. Started once, for all tests of faults. */
final class Faulty {
    static final Faulty SHARED = new Faulty();

    final Deployment world;
    final FaultProxy neighbours;

    private Faulty() {
        try {
            URI sandbox = Deployment.sandbox();
            neighbours = FaultProxy.to(sandbox.getPort());
            Options options = Options.usual().withFaults();
            for (String neighbour : List.of("TENANTS", "ENROLLMENT", "CONTENT", "ASSESSMENT")) {
                options = options.with("DELIVERY_NEIGHBOURS_" + neighbour, "http://127.0.0.1:" + neighbours.port());
            }
            world = Deployment.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        } catch (Exception e) {
            throw new IllegalStateException("nothing can be deployed", e);
        }
    }

    private void close() {
        world.close();
        neighbours.close();
    }

    /** Everything behaves again, and the api says so. */
    void mend() {
        world.databaseProxy().mend();
        world.redisProxy().mend();
        neighbours.mend();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> world.server().isReady());
    }
}
