package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** {@code conformance scorm2004 <folder> [--http]}: plays every case in a folder and ends with {@code passed N of M}. */
public final class Conformance {
    private Conformance() {}

    /**
     * Whether all cases passed: through the core, or with {@code --http} through an api on real servers.
     *
     * @throws IllegalArgumentException where {@code args} are other words
     * @throws IOException where there are no cases
     */
    public static boolean run(List<String> args) throws IOException, InterruptedException, SQLException {
        boolean http = args.size() == 3 && args.getLast().equals("--http");
        if (args.size() != (http ? 3 : 2) || !args.getFirst().equals("scorm2004")) {
            throw new IllegalArgumentException(
                    "conformance takes a standard, scorm2004, a folder with its cases, and perhaps --http");
        }
        Suite suite = Suite.in(Path.of(args.get(1)));
        Suite.Score score = http ? overHttp(suite) : suite.play(new CoreStage(), System.out);
        System.out.println(score.lastLine());
        return score.misses().isEmpty();
    }

    private static Suite.Score overHttp(Suite suite) throws IOException, InterruptedException, SQLException {
        try (Deployment deployment = Deployment.start(Options.usual())) {
            return suite.play(new HttpStage(deployment, () -> {}), System.out);
        }
    }
}
