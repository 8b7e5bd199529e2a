package io.ghasi.delivery.bench.relay;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One figure of what a process tells Prometheus. */
final class Scrape {
    private Scrape() {}

    /** The value under {@code name}, which is a metric's with its labels, if it has any. */
    static double of(URI metrics, String name) throws IOException {
        try (InputStream page = metrics.toURL().openStream()) {
            String text = new String(page.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IOException(metrics + " tells nothing of " + name));
        }
    }
}
