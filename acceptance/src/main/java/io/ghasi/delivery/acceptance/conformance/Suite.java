package io.ghasi.delivery.acceptance.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All cases of a folder. */
final class Suite {
    private static final Pattern LETTERS = Pattern.compile("(?<=\\d)[a-z]+$");

    private final List<Path> cases;

    private Suite(List<Path> cases) {
        this.cases = cases;
    }

    /** Those in {@code folder}: each folder in it with a manifest and a trace; an {@link IOException} where there are none. */
    static Suite in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        try (Stream<Path> folders = Files.list(folder)) {
            List<Path> cases = folders.filter(one -> Files.exists(one.resolve("imsmanifest.xml")))
                    .filter(one -> Files.exists(one.resolve("trace.json")))
                    .sorted()
                    .toList();
            if (cases.isEmpty()) {
                throw new IOException("there are no cases in " + folder);
            }
            return new Suite(cases);
        }
    }

    /** Where cases are played. */
    interface Stage {
        /** A sitting of {@code learner} in front of the package in {@code folder}. */
        Seat seat(Path folder, String learner) throws IOException;
    }

    /** A sitting, and what its course is. */
    record Seat(CoursePackage course, Sitting sitting) {}

    /** A case that came out otherwise than expected, and where. */
    record Miss(String name, String divergence) {
        @Override
        public String toString() {
            return "missed " + name + ": " + divergence;
        }
    }

    /** How many came out as expected. */
    record Score(int played, List<Miss> misses) {
        String lastLine() {
            return "passed " + (played - misses.size()) + " of " + played;
        }
    }

    /** Plays them all on {@code stage}; misses are told as they come. */
    Score play(Stage stage, PrintStream out) {
        List<Miss> misses = cases.stream()
                .flatMap(one -> play(one, stage).stream())
                .peek(out::println)
                .toList();
        return new Score(cases.size(), misses);
    }

    /** Plays the case in the folder {@code one}; the miss, if it is one. */
    static Optional<Miss> play(Path one, Stage stage) {
        String name = one.getFileName().toString();
        try {
            // Cases whose names differ in the last letters alone are for one learner: some read what others wrote.
            Seat seat = stage.seat(one, LETTERS.matcher(name).replaceFirst(""));
            new Replay(TraceReader.read(one), seat.course(), seat.sitting()).play();
            return Optional.empty();
        } catch (Divergence | IOException | RuntimeException e) {
            return Optional.of(new Miss(name, Objects.requireNonNullElseGet(e.getMessage(), e::toString)));
        }
    }
}
