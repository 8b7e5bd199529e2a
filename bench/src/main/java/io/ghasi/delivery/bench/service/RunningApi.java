package io.ghasi.delivery.bench.service;

import java.net.URI;
import java.time.Duration;

/** The service's process. */
public interface RunningApi extends AutoCloseable {
    /** Without a path. */
    URI uri();

    /** Of the operating system. */
    long pid();

    /** From the start of the process to its first 200 from {@code /readyz}. */
    Duration readyAfter();

    @Override
    void close();
}
