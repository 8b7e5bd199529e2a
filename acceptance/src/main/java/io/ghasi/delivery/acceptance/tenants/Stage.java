package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.check.ForeignBytes;
import io.ghasi.delivery.acceptance.tenants.model.Registry;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.world.Founding;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.world.Deployment;
import java.util.concurrent.Semaphore;

/** What all lanes share. Thread-safe. */
record Stage(
        Deployment deployment,
        World world,
        Post post,
        Registry registry,
        ForeignBytes foreignBytes,
        Coverage coverage,
        Leaks leaks,
        long seed,
        Semaphore seats) {
    static Stage of(Settings settings, Deployment deployment, World world, Post post) {
        Registry registry = new Registry();
        return new Stage(
                deployment,
                world,
                post,
                registry,
                new ForeignBytes(world, registry),
                new Coverage(),
                new Leaks(),
                settings.seed(),
                new Semaphore(settings.atOnce(), true));
    }

    /** A place among those that ask at the same time. */
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    Seat enter() throws InterruptedException {
        seats.acquire();
        return seats::release;
    }

    /** {@code exchange} under a new key. */
    Exchange afresh(Exchange exchange) {
        return exchange.in(exchange.dress().with(deployment.ids().next()));
    }

    /** Has the enrollment service revoke {@code person}'s fickle enrollment in one tenant, or make it active. */
    void turn(Person person, Side side, boolean active) {
        Founding.turnFickle(deployment.neighbours(), world, person, side, active);
    }
}
