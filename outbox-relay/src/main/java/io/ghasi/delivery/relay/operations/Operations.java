package io.ghasi.delivery.relay.operations;

import io.ghasi.delivery.adapters.nats.BrokerSettings;
import io.ghasi.delivery.adapters.nats.ForeignStream;
import io.ghasi.delivery.adapters.nats.HomeStream;
import io.ghasi.delivery.adapters.nats.JetStreamBroker;
import io.ghasi.delivery.adapters.nats.NatsSettings;
import io.ghasi.delivery.adapters.nats.StreamDeclaration;
import io.ghasi.delivery.adapters.nats.StreamReading;
import io.ghasi.delivery.adapters.postgres.PostgresArchive;
import io.ghasi.delivery.adapters.postgres.PostgresParked;
import io.ghasi.delivery.relay.reconcile.Reconciliation;
import io.ghasi.delivery.relay.reconcile.Summary;
import io.nats.client.Connection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Carries out orders; each returns what the process is to end with. */
public final class Operations {
    /** Everything is as it should be, or is now. */
    public static final int WELL = 0;

    /** Something is not, and could not be made so. */
    public static final int NOT_WELL = 1;

    /** The words mean nothing. */
    public static final int BAD_WORDS = 2;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final DataSource database;
    private final NatsSettings nats;
    private final StreamDeclaration stream;
    private final Duration keep;
    private final Lines lines;

    /** {@code keep}: how long the archive keeps; {@code out}: where answers go. */
    public Operations(
            DataSource database, NatsSettings nats, StreamDeclaration stream, Duration keep, PrintStream out) {
        this.database = database;
        this.nats = nats;
        this.stream = stream;
        this.keep = keep;
        this.lines = new Lines(out);
    }

    /**
     * Does what {@code order} says.
     *
     * @throws SQLException where the database does not answer, or not well
     * @throws IOException where NATS does not, or the disk
     * @throws ForeignStream where NATS is of another region
     */
    public int execute(Order order) throws SQLException, IOException, InterruptedException {
        Parked parked = new Parked(new PostgresParked(database), lines, InstantSource.system());
        return switch (order) {
            case Order.Reconcile reconcile -> reconcile(reconcile);
            case Order.ListParked() -> parked.list();
            case Order.ShowParked(var event) -> parked.show(event);
            case Order.ReleaseParked(var event) -> parked.release(event);
            case Order.DiscardParked(var event, String reason) -> parked.discard(event, reason);
        };
    }

    private int reconcile(Order.Reconcile order) throws SQLException, IOException, InterruptedException {
        Connection connection = HomeStream.connect(nats, stream, PATIENCE);
        try {
            return reconcile(order, connection);
        } finally {
            connection.close();
        }
    }

    private int reconcile(Order.Reconcile order, Connection connection)
            throws SQLException, IOException, InterruptedException {
        Path folder = order.folder() == null
                ? Files.createTempDirectory("delivery-reconcile")
                : Files.createTempDirectory(order.folder(), "delivery-reconcile");
        try (JetStreamBroker broker = new JetStreamBroker(connection, stream, BrokerSettings.standard())) {
            Reconciliation reconciliation = new Reconciliation(
                    new PostgresArchive(database),
                    new StreamReading(connection, stream, PATIENCE),
                    broker,
                    new JsonReport(lines),
                    keep,
                    PATIENCE);
            Summary summary = reconciliation.run(order.wish(), folder);
            lines.say(summary.toString());
            return summary.isWhole() ? WELL : NOT_WELL;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
