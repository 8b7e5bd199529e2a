package io.ghasi.delivery.acceptance.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code conformance scorm2004 <folder>}: plays every case in a folder and ends with {@code passed N of M}. */
public final class Conformance {
    private Conformance() {}

    /**
     * Whether all cases passed.
     *
     * @throws IllegalArgumentException where {@code args} are other words
     * @throws IOException where there are no cases
     */
    public static boolean run(List<String> args) throws IOException {
        if (args.size() != 2 || !args.getFirst().equals("scorm2004")) {
            throw new IllegalArgumentException("conformance takes a standard, scorm2004, and a folder with its cases");
        }
        Suite.Score score = Suite.in(Path.of(args.get(1))).play(new CoreStage(), System.out);
        System.out.println(score.lastLine());
        return score.misses().isEmpty();
    }
}
