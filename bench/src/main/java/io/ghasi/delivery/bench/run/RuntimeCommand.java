package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.service.OneMachine;
import io.ghasi.delivery.testkit.servers.PgBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code ./delivery bench runtime}: measures, shows, and keeps where asked. */
public final class RuntimeCommand {
    private RuntimeCommand() {}

    /** Runs for minutes. */
    public static void run(Arguments arguments) throws IOException, InterruptedException, SQLException {
        Path root = Path.of(System.getProperty("delivery.root", "."));
        try (OneMachine service = OneMachine.start(root)) {
            Conditions conditions = Conditions.here(arguments.settings(), service.path(), PgBench.version());
            RuntimeReport report = new RuntimeReport(conditions, new RuntimeBench(service, arguments.settings()).run());
            System.out.println(arguments.json() ? report.json() : report.table());
            if (arguments.save()) {
                Path results = Files.createDirectories(root.resolve("bench/results"));
                String name = "runtime-" + Results.DAY_AND_TIME.format(conditions.at());
                Files.writeString(results.resolve(name + ".json"), report.json().toPrettyString() + "\n");
                Files.writeString(results.resolve(name + ".md"), report.table());
            }
        }
    }
}
