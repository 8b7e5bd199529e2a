package io.ghasi.delivery.acceptance.school;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many at once. */
public final class Together {
    private Together() {}

    /** Does {@code what} in {@code count} threads that begin at the same moment; their results. */
    public static <T> List<T> times(int count, Callable<T> what) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(what);
        }
        return all(all);
    }

    /** Does all of {@code what}, each in a thread, begun at the same moment; their results, in order. */
    public static <T> List<T> all(List<? extends Callable<T>> what) throws Exception {
        CyclicBarrier start = new CyclicBarrier(what.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> one : what) {
                running.add(threads.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
