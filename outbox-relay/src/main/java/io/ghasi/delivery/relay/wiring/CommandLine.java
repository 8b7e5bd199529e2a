package io.ghasi.delivery.relay.wiring;

import com.zaxxer.hikari.HikariDataSource;
import io.ghasi.delivery.adapters.kms.SealedSecrets;
import io.ghasi.delivery.adapters.nats.ForeignStream;
import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.ProcessStart;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.relay.operations.BadWords;
import io.ghasi.delivery.relay.operations.Operations;
import io.ghasi.delivery.relay.operations.Order;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.logging.LoggingSystem;

/** Runs one order, with the environment of the process. Answers go to standard output, faults to standard error. */
public final class CommandLine {
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
        // What libraries log would stand between the lines.
        LoggingSystem.get(CommandLine.class.getClassLoader()).beforeInitialize();
        try {
            Map<String, String> environment = System.getenv();
            RelayProperties properties =
                    SettingsReader.read(RelayProperties.class, environment, new SealedSecrets(environment));
            Optional<String> doubt = properties.doubt();
            if (doubt.isPresent()) {
                ProcessStart.refuse(doubt.get(), System.err);
                return Operations.NOT_WELL;
            }
            return execute(order, properties, out);
        } catch (BadSettings e) {
            ProcessStart.tell(e, System.err);
            return Operations.NOT_WELL;
        }
    }

    /** The same with what a deployment says. */
    static int execute(Order order, RelayProperties properties, PrintStream out) {
        try (HikariDataSource database = OutboxConfiguration.forOperators(properties)) {
            return new Operations(
                            database,
                            properties.natsSettings(),
                            properties.stream(),
                            properties.archive().keep(),
                            out)
                    .execute(order);
        } catch (SQLException | IOException | IllegalArgumentException | ForeignStream e) {
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
