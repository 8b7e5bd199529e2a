package io.ghasi.delivery.api.content;

import io.ghasi.delivery.adapters.objects.OpenFile;
import io.ghasi.delivery.adapters.telemetry.LogEvent;
import io.ghasi.delivery.core.faults.DependencyUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a file on, piece by piece, at the pace of its client but not at any pace. */
public final class Transfer {
    private static final Logger LOG = LoggerFactory.getLogger(Transfer.class);
    private static final int PIECE = 32 * 1024;
    /** Seconds, however large the file: nobody holds a place for hours. */
    private static final long LONGEST = 900;

    private final InstantSource clock;
    private final Duration grace;
    private final long slowest;

    /** For clients that take {@code slowest} bytes a second, after {@code grace}. A slower one is broken off, and each after a quarter of an hour; browsers go on with a range. */
    public Transfer(InstantSource clock, Duration grace, long slowest) {
        this.clock = clock;
        this.grace = grace;
        this.slowest = slowest;
    }

    /** Sends all that is left of {@code file}. {@code head} is said once there is something to send: until then it can be a problem. */
    void send(OpenFile file, HttpServletResponse response, Runnable head) throws IOException {
        Instant latest = clock.instant().plus(grace).plusSeconds(Math.min(file.left() / slowest, LONGEST));
        byte[] piece = new byte[(int) Math.min(PIECE, file.left())];
        int read = file.read(piece);
        head.run();
        try {
            OutputStream out = response.getOutputStream();
            out.write(piece, 0, read);
            if (file.left() > 0) {
                response.flushBuffer();
                rest(file, piece, out, latest);
            }
        } catch (IOException e) {
            // The status was said: nothing but a broken connection tells that there should be more.
            throw new CloseNowException(e);
        }
    }

    private void rest(OpenFile file, byte[] piece, OutputStream out, Instant latest) throws IOException {
        while (file.left() > 0) {
            if (clock.instant().isAfter(latest)) {
                throw new IOException("the client is too slow");
            }
            out.write(piece, 0, next(file, piece));
        }
    }

    private static int next(OpenFile file, byte[] piece) throws IOException {
        try {
            return file.read(piece);
        } catch (DependencyUnavailable e) {
            LOG.warn(LogEvent.DEPENDENCY_UNAVAILABLE, "{} broke off in the middle of a file", e.dependency(), e);
            throw new IOException("the store broke off", e);
        }
    }
}
