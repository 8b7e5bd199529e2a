package io.ghasi.delivery.relay.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.nats.TopologyFile;
import io.ghasi.delivery.relay.operations.BadWords;
import io.ghasi.delivery.relay.operations.Operations;
import io.ghasi.delivery.relay.operations.Order;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs one order, with the environment of the process. Answers go to standard output, logs to standard error. */
public final class CommandLine {
    private static final List<String> NEEDED = List.of(
            "delivery.database.url", "delivery.database.user", "delivery.database.password", "delivery.nats.servers");

    private CommandLine() {}

    /** Returns what the process is to end with. */
    public static int run(List<String> words) {
        PrintStream out = System.out;
        System.setOut(System.err);
        try {
            return run(Order.read(words), out);
        } catch (BadWords e) {
            System.err.println(e.getMessage() + "; what there is:\n" + Order.USAGE);
            return Operations.BAD_WORDS;
        }
    }

    private static int run(Order order, PrintStream out) {
        SpringApplication application = new SpringApplication(OrderConfiguration.class);
        application.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run("--logging.level.root=warn")) {
            List<String> missing = NEEDED.stream()
                    .filter(name -> !context.getEnvironment().containsProperty(name))
                    .map(name -> name.replace('.', '_').toUpperCase(Locale.ROOT))
                    .toList();
            if (!missing.isEmpty()) {
                System.err.println("this wants the relay's environment; missing: " + String.join(", ", missing));
                return Operations.NOT_WELL;
            }
            return execute(order, context.getBean(RelayProperties.class), out);
        }
    }

    /** The same with what a deployment says. */
    static int execute(Order order, RelayProperties properties, PrintStream out) {
        try (HikariDataSource database = OutboxConfiguration.forOperators(properties)) {
            return new Operations(
                            database,
                            properties.nats().settings(),
                            TopologyFile.read(properties.nats().profile()).stream(OutboxConfiguration.STREAM),
                            properties.archive().keep(),
                            out)
                    .execute(order);
        } catch (SQLException | IOException | IllegalArgumentException e) {
            System.err.println("it could not be done: " + told(e));
            return Operations.NOT_WELL;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Operations.NOT_WELL;
        }
    }

    // A pool says that it waited, its cause for what.
    private static String told(Exception e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + cause.getMessage();
    }
}
