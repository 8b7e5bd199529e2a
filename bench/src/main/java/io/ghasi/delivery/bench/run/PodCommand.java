package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.service.OneMachine;
import io.ghasi.delivery.testkit.servers.PgBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** {@code ./delivery bench pod}: measures, shows, and keeps where asked. */
public final class PodCommand {
    private PodCommand() {}

    /** Runs for minutes; {@code words} are those after {@code pod}. */
    public static void run(List<String> words) throws IOException, InterruptedException, SQLException {
        boolean save = words.contains("--save");
        List<String> rest =
                words.stream().filter(word -> !word.equals("--save")).toList();
        if (!rest.isEmpty() && (rest.size() != 2 || !rest.getFirst().equals("--jvm"))) {
            throw new IllegalArgumentException(Arguments.USAGE);
        }
        String flags = rest.isEmpty() ? "" : rest.getLast();
        Path root = Path.of(System.getProperty("delivery.root", "."));
        Settings settings = Settings.standard();
        try (OneMachine service = OneMachine.startWithImage(root, flags)) {
            Conditions conditions = Conditions.here(settings, service.path(), PgBench.version());
            String page = PodReport.of(conditions, flags, new PodBench(service, settings).run());
            System.out.println(page);
            if (save) {
                Path results = Files.createDirectories(root.resolve("bench/results"));
                Files.writeString(results.resolve("pod-" + Results.DAY_AND_TIME.format(conditions.at()) + ".md"), page);
            }
        }
    }
}
