package io.ghasi.delivery.bench.run;

import io.ghasi.delivery.bench.service.OneMachine;
import io.ghasi.delivery.testkit.servers.PgBench;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** {@code ./delivery bench navigate}: measures, shows, and keeps where asked. */
public final class NavigateCommand {
    private NavigateCommand() {}

    /** Runs for minutes. */
    public static void run(Arguments arguments) throws IOException, InterruptedException, SQLException {
        Path root = Path.of(System.getProperty("delivery.root", "."));
        try (OneMachine service = OneMachine.start(root)) {
            Conditions conditions = Conditions.here(arguments.settings(), service.path(), PgBench.version());
            Results results = new Results(conditions, new NavigateBench(service, arguments.settings()).run());
            System.out.println(arguments.json() ? results.json() : results.table());
            if (arguments.save()) {
                results.save(root.resolve("bench/results"));
            }
        }
    }
}
