package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests that wait, and a few threads that deal with all of them that are there, in one call. Nobody lingers: a thread takes what there
 * is, and what arrives while it works is the next call's.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Group<Q, A> implements AutoCloseable {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String name;
    private final GroupBounds bounds;
    private final Call<Q, A> call;
    private final BlockingQueue<Waiting<Q, A>> queue;
    private final ExecutorService threads;

    /** Asks for many at once. */
    @FunctionalInterface
    interface Call<Q, A> {
        /** Deals with some of {@code waiting}, at least the first, and removes these; throws nothing. */
        void take(List<Waiting<Q, A>> waiting);
    }

    /** {@code name} is of the threads, and of the queue where it is full. */
    Group(String name, GroupBounds bounds, Call<Q, A> call) {
        this.name = name;
        this.bounds = bounds;
        this.call = call;
        this.queue = new ArrayBlockingQueue<>(bounds.queue());
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
        for (int i = 0; i < bounds.threads(); i++) {
            threads.execute(this::work);
        }
    }

    /**
     * Waits for the answer.
     *
     * @throws DependencyUnavailable where the queue is full, or no answer came in time
     */
    A ask(Q question) {
        Waiting<Q, A> waiting = new Waiting<>(question, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new DependencyUnavailable(name, RETRY_AFTER, null);
        }
        try {
            return waiting.answer().get(bounds.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Who has given up is not asked for any more, unless that is under way.
            waiting.answer().cancel(false);
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DependencyUnavailable unavailable
                    ? unavailable
                    : new IllegalStateException(name + " failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyUnavailable("postgres", RETRY_AFTER, e);
        }
    }

    private void work() {
        List<Waiting<Q, A>> left = new ArrayList<>();
        try {
            while (true) {
                if (left.isEmpty()) {
                    left.add(queue.take());
                }
                queue.drainTo(left, Math.max(0, bounds.largest() - left.size()));
                left.removeIf(waiting -> waiting.answer().isDone());
                if (!left.isEmpty()) {
                    call.take(left);
                }
            }
        } catch (InterruptedException _) {
            turnAway(left);
        }
    }

    private void turnAway(List<Waiting<Q, A>> left) {
        for (Waiting<Q, A> waiting : left) {
            waiting.answer().completeExceptionally(new DependencyUnavailable(name, RETRY_AFTER, null));
        }
    }

    /** Ends the threads. Whoever still waits is turned away; requests are to have ended before. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        List<Waiting<Q, A>> left = new ArrayList<>();
        queue.drainTo(left);
        turnAway(left);
    }
}
