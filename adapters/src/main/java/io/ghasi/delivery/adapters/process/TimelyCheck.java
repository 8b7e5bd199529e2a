package io.ghasi.delivery.adapters.process;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A check that need not be waited for. Looks once at a time, however many ask. */
final class TimelyCheck {
    private final Check check;
    private CompletableFuture<Boolean> look = CompletableFuture.completedFuture(false);

    TimelyCheck(Check check) {
        this.check = check;
    }

    /** Begins to look, unless it does already. */
    synchronized Look begin() {
        if (look.isDone()) {
            look = CompletableFuture.supplyAsync(
                    check::isUp, task -> Thread.ofVirtual().name("check").start(task));
        }
        return new Look(look);
    }

    /** What it will say. */
    record Look(CompletableFuture<Boolean> answer) {
        /** What it says; no, where it has said nothing by {@code end}, in {@link System#nanoTime()}. */
        boolean isUpBy(long end) {
            try {
                return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("a check failed", e.getCause());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
