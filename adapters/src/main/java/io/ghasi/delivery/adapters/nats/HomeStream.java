package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.tenancy.Region;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the NATS that a process was pointed at is its own region's: our stream there says so. */
public final class HomeStream {
    private static final Logger LOG = LoggerFactory.getLogger(HomeStream.class);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private HomeStream() {}

    /**
     * A connection to where {@code declared} is, however long that takes. To be closed by the caller.
     *
     * @throws ForeignStream where it is another region's
     */
    public static Connection connect(NatsSettings nats, StreamDeclaration declared)
            throws IOException, InterruptedException {
        return required(NatsConnections.await(nats), declared);
    }

    /**
     * The same for somebody who waits no longer than {@code patience}.
     *
     * @throws IOException where NATS could not be reached by then
     */
    public static Connection connect(NatsSettings nats, StreamDeclaration declared, Duration patience)
            throws IOException, InterruptedException {
        return required(NatsConnections.await(nats, patience), declared);
    }

    private static Connection required(Connection connection, StreamDeclaration declared)
            throws IOException, InterruptedException {
        try {
            require(connection, declared);
            return connection;
        } catch (IOException | InterruptedException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Refuses a stream of another region than {@code declared}. One that says none, or that cannot be asked for, is taken, with a warning: it may be from
     * before streams said so.
     *
     * @throws ForeignStream with the setting that is wrong and what to do
     */
    public static void require(Connection nats, StreamDeclaration declared) throws IOException, InterruptedException {
        Region here = declared.home();
        if (here == null) {
            return;
        }
        String found = ask(nats.jetStreamManagement(), declared.name());
        if (found == null) {
            LOG.warn(LogEvent.STREAM_HOMELESS, "stream {} does not say which region it is of", declared.name());
        } else if (!found.equals(here.code())) {
            throw new ForeignStream(declared.name(), found, here);
        }
    }

    private static @Nullable String ask(JetStreamManagement management, String stream) throws InterruptedException {
        for (int turn = 1; turn <= TRIES; turn++) {
            try {
                return ServerSettings.regionOf(management.getStreamInfo(stream).getConfiguration());
            } catch (JetStreamApiException | IOException e) {
                if (e instanceof JetStreamApiException answer && answer.getApiErrorCode() == Target.STREAM_NOT_FOUND) {
                    return null;
                }
                LOG.warn(
                        LogEvent.NATS_UNAVAILABLE, "JetStream does not answer, and is tried again: {}", e.getMessage());
                Thread.sleep(PAUSE);
            }
        }
        return null;
    }
}
