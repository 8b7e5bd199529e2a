package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.journey.client.Client;
import io.ghasi.delivery.journey.client.Contract;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** Asks one thing after the other, and says of each how it went. */
final class Smoke {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Wish wish;
    private final Contract contract;
    private final PrintStream out;
    private boolean isWell = true;

    Smoke(Wish wish, Contract contract, PrintStream out) {
        this.wish = wish;
        this.contract = contract;
        this.out = out;
    }

    /** Something to find out; throws where it is not as it should be. */
    @FunctionalInterface
    private interface Check {
        void run() throws IOException, InterruptedException;
    }

    /** Whether all is well. Where nobody answers, or somebody else, the rest is not asked. */
    boolean run() throws InterruptedException {
        try (Client api = new Client(wish.url(), contract)) {
            Service service = new Service(api);
            check("alive", patiently(() -> service.alive(wish.revision())));
            check("ready", patiently(service::ready));
            if (isWell) {
                ask(api, service);
            }
        }
        return isWell;
    }

    private void ask(Client api, Service service) throws InterruptedException {
        check("headers", service::headers);
        check("closed", service::closed);
        Visitor visitor = wish.visitor();
        if (visitor == null) {
            out.println("skip journey: nobody was named to go in (--token-file)");
            return;
        }
        Doors doors = new Doors(api, visitor);
        check("forged token", doors::forged);
        check("foreign tenant", doors::foreign);
        check("missing key", doors::keyless);
        Journey journey = new Journey(api, visitor);
        check("journey", wish.isWhole() ? journey::whole : journey::brief);
    }

    // A contract that is broken is told by an error.
    private void check(String name, Check check) throws InterruptedException {
        try {
            check.run();
            out.println("ok   " + name);
        } catch (IOException | Failed | AssertionError e) {
            isWell = false;
            out.println("FAIL " + name + ": " + (e instanceof IOException ? wish.url() + " " + e : e.getMessage()));
        }
    }

    private Check patiently(Check check) {
        long end = System.nanoTime() + wish.patience().toNanos();
        return () -> {
            while (end - System.nanoTime() > 0) {
                try {
                    check.run();
                    return;
                } catch (IOException | Failed | AssertionError _) {
                    Thread.sleep(PAUSE);
                }
            }
            check.run();
        };
    }
}
