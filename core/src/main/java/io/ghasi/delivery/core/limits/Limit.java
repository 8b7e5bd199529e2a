package io.ghasi.delivery.core.limits;

import java.time.Duration;

/**
 * So many times in so long.
 *
 * @param name in keys, metrics and the RateLimit headers
 */
public record Limit(String name, int times, Duration window) {}
