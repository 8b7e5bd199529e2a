package io.ghasi.delivery.acceptance.conventions;

import io.ghasi.delivery.core.ids.Ulid;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Idempotency keys of any time. */
final class Keys {
    private Keys() {}

    static String ulid(Instant time) {
        return Ulid.format(value(time));
    }

    static String uuidV7(Instant time) {
        UUID value = value(time);
        long high = (value.getMostSignificantBits() & ~0xF000L) | 0x7000L;
        long low = (value.getLeastSignificantBits() & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low).toString();
    }

    private static UUID value(Instant time) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID((time.toEpochMilli() << 16) | random.nextInt(1 << 16), random.nextLong());
    }
}
