package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.sandbox.content.ImportDesk.Taken;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Imports one package in a JVM of its own, and says what that took. Arguments: the zip, a folder for the store. */
public final class LargeImport {
    private LargeImport() {}

    public static void main(String[] arguments) {
        Instant start = Instant.now();
        Taken taken = ImportDesk.in(Path.of(arguments[1])).take(Path.of(arguments[0]));
        Duration took = Duration.between(start, Instant.now());
        // each pool's peak, added up: more than was ever in use at once
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println("assets=" + taken.manifest().path("assets").size() + " peakHeapMiB=" + (peak >> 20)
                + " millis=" + took.toMillis());
    }
}
