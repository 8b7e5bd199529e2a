package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.world.Population;
import java.time.Duration;

/**
 * How long and how much.
 *
 * @param each every measured stretch
 * @param rounds floor, service, floor, service …: so often; medians are shown
 * @param starts how often the service is started to see how long that takes
 */
public record Settings(Population population, Duration each, Duration warmUp, int rounds, int starts, int connections) {
    /** What the targets are stated for. */
    public static Settings standard() {
        return new Settings(Population.SMALLEST, Duration.ofSeconds(15), Duration.ofSeconds(20), 3, 5, 64);
    }
}
