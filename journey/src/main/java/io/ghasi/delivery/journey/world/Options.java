package io.ghasi.delivery.journey.world;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a deployment differs from the usual one.
 *
 * @param environment of the api, over what it is told anyway
 * @param left variables that the api is not told, though it usually is
 * @param faulty whether proxies that can be told to misbehave stand before the database and Redis
 * @param jar the api's; null for the one that the build made
 */
public record Options(
        Map<String, String> environment,
        Set<String> left,
        boolean faulty,
        @Nullable Path jar) {
    public Options {
        environment = Map.copyOf(environment);
        left = Set.copyOf(left);
    }

    /** Nothing special. */
    public static Options usual() {
        return new Options(Map.of(), Set.of(), false, null);
    }

    /** With proxies. */
    public Options withFaults() {
        return new Options(environment, left, true, jar);
    }

    /** With one more variable for the api. */
    public Options with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Options(more, left, faulty, jar);
    }

    /** Without these variables for the api. */
    public Options without(Set<String> variables) {
        return new Options(environment, variables, faulty, jar);
    }

    /** With another api. */
    public Options running(Path other) {
        return new Options(environment, left, faulty, other);
    }
}
