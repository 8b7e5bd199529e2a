package io.ghasi.delivery.sandbox.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** Things that were started one upon the other, and end in the reverse order, each only when what stands on it has ended. */
public final class Stack implements AutoCloseable {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    /** Takes {@code thing}, which ends with this, and gives it back. */
    public <T extends AutoCloseable> T push(T thing) {
        started.push(thing);
        return thing;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("did not end well: " + e);
            }
        }
    }
}
