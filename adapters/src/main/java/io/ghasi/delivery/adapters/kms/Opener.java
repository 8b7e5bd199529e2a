package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.settings.BadValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks key services to open what is sealed. While the process starts it asks again and again; later, when a sealed file has changed, once, since
 * a connection waits for it, and then not for a while, a minute where it refused what is sealed. What was opened is remembered: it is in memory anyway. Thread-safe.
 */
final class Opener {
    /** A key service that restarts is back by then; Kubernetes starts us again where it is not. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long LONGEST_PAUSE = Duration.ofSeconds(2).toNanos();
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration LONG_REST = Duration.ofMinutes(1);

    private final long starting;
    private long restUntil = System.nanoTime();
    private final Map<String, String> opened = new Newest<>();
    private final Map<String, Refusal> refusals = new Newest<>();

    private record Refusal(String message, long until) {}

    private static final class Newest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;
        private static final int REMEMBERED = 32;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** {@code patience}: for how long from now on a service that does not answer is asked again. */
    Opener(Duration patience) {
        this.starting = System.nanoTime() + patience.toNanos();
    }

    /** @throws BadValue where it cannot be opened; says why, and what to do */
    synchronized String open(SealedSecrets.Keeper keeper, String ciphertext) {
        String known = opened.get(ciphertext);
        if (known != null) {
            return known;
        }
        Refusal refusal = refusals.get(ciphertext);
        if (refusal != null && refusal.until() - System.nanoTime() > 0) {
            throw new BadValue(refusal.message());
        }
        try {
            String text = text(ask(keeper, ciphertext));
            opened.put(ciphertext, text);
            return text;
        } catch (KeyServiceFault e) {
            throw refused(keeper, ciphertext, e);
        }
    }

    private byte[] ask(SealedSecrets.Keeper keeper, String ciphertext) throws KeyServiceFault {
        for (long pause = PAUSE.toNanos(); ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            try {
                if (restUntil - System.nanoTime() > 0) {
                    throw KeyServiceFault.passing(keeper.service().name() + " did not answer a moment ago", null);
                }
                return keeper.service().decrypt(keeper.key(), ciphertext);
            } catch (KeyServiceFault e) {
                long left = starting - System.nanoTime();
                if (!e.isPassing() || left <= 0) {
                    throw e;
                }
                sleep(Math.min(pause, left));
            }
        }
    }

    private BadValue refused(SealedSecrets.Keeper keeper, String ciphertext, KeyServiceFault fault) {
        long now = System.nanoTime();
        if (fault.isPassing() && restUntil - now <= 0) {
            restUntil = now + REST.toNanos();
        }
        String mend = fault.isPassing()
                ? "See that it runs and that we reach it"
                : "Seal it with that key, and let us decrypt with it";
        String message = "is sealed with " + keeper.key() + " of "
                + keeper.service().name() + " and cannot be opened: " + fault.getMessage() + ". " + mend;
        if (!fault.isPassing()) {
            refusals.put(ciphertext, new Refusal(message, now + LONG_REST.toNanos()));
        }
        return new BadValue(message);
    }

    private static void sleep(long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new BadValue("is sealed, and we were told to end before it was opened");
        }
    }

    private static String text(byte[] plain) throws KeyServiceFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString()
                    .strip();
        } catch (CharacterCodingException _) {
            throw KeyServiceFault.lasting("what is in it is not text", null);
        }
    }
}
