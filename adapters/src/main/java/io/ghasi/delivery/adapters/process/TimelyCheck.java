package io.ghasi.delivery.adapters.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A check that says no where another one takes too long to say anything. Looks once at a time, however many ask. */
final class TimelyCheck implements Check {
    private final Check check;
    private final Duration patience;
    private CompletableFuture<Boolean> look = CompletableFuture.completedFuture(false);

    TimelyCheck(Check check, Duration patience) {
        this.check = check;
        this.patience = patience;
    }

    @Override
    public boolean isUp() {
        try {
            return begun().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized CompletableFuture<Boolean> begun() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(
                    check::isUp, task -> Thread.ofVirtual().name("check").start(task));
        }
        return look;
    }
}
