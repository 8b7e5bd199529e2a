package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.world.Population;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the command line says.
 *
 * @param json one object on standard output instead of a table
 * @param save results are kept in {@code bench/results} too
 */
public record Arguments(Settings settings, boolean json, boolean save) {
    public static final String USAGE = """
            usage: bench navigate [--json] [--save] [--sessions N] [--seconds S] [--rounds R]
                   bench pod [--jvm FLAGS] [--save]
                   bench runtime [--json] [--save] [--sessions N] [--seconds S] [--rounds R]
                   bench relay [soak | handover | outage] [--json] [--save] …""";

    private static final Set<String> WITH_OPTIONS = Set.of("navigate", "runtime");

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with a word for whoever typed them
     */
    public static Arguments parse(List<String> words) {
        Deque<String> left = new ArrayDeque<>(words);
        if (!WITH_OPTIONS.contains(Objects.requireNonNullElse(left.poll(), ""))) {
            throw new IllegalArgumentException(USAGE);
        }
        Arguments read = new Arguments(Settings.standard(), false, false);
        while (!left.isEmpty()) {
            read = read.with(left.pop(), left);
        }
        return read;
    }

    private Arguments with(String option, Deque<String> left) {
        return switch (option) {
            case "--json" -> new Arguments(settings, true, save);
            case "--save" -> new Arguments(settings, json, true);
            case "--sessions" ->
                with(settings(new Population(number(option, left)), settings.each(), settings.rounds()));
            case "--seconds" ->
                with(settings(settings.population(), Duration.ofSeconds(number(option, left)), settings.rounds()));
            case "--rounds" -> with(settings(settings.population(), settings.each(), number(option, left)));
            default -> throw new IllegalArgumentException("bench does not know '" + option + "'\n" + USAGE);
        };
    }

    private Arguments with(Settings other) {
        return new Arguments(other, json, save);
    }

    private Settings settings(Population population, Duration each, int rounds) {
        return new Settings(population, each, settings.warmUp(), rounds, settings.starts(), settings.connections());
    }

    private static int number(String option, Deque<String> left) {
        String word = left.poll();
        if (word == null || !word.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(option + " takes a number\n" + USAGE);
        }
        return Integer.parseInt(word);
    }
}
