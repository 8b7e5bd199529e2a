package io.ghasi.delivery.adapters.grants;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes grants, and tells good ones from all other texts. A grant is 136 digits of base64url: an octet with the version, one with the key's
 * id, four with the second at which it expires, 16 each for tenant, user, session and device, and 32 for the tag of all of these. 102 octets
 * leave no bits over, so that each grant has one spelling. Thread-safe.
 */
public final class Grants {
    /** Characters of a grant. */
    public static final int LENGTH = 136;

    private static final byte VERSION = 1;
    private static final int SIGNED = 1 + 1 + 4 + 4 * 16;
    // As far apart as the clocks of two processes may be.
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final GrantKeys keys;
    private final InstantSource clock;

    public Grants(GrantKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** A grant that is good for {@link Grant#LIFE} from now. */
    public String issue(TenantId tenant, UserId user, SessionId session, DeviceId device) {
        return write(new Grant(tenant, user, session, device, clock.instant().plus(Grant.LIFE)));
    }

    String write(Grant grant) {
        GrantKey key = keys.now().signing();
        ByteBuffer all = ByteBuffer.allocate(SIGNED + GrantKey.TAG);
        all.put(VERSION).put(key.id()).putInt((int) grant.expiresAt().getEpochSecond());
        put(all, grant.tenant().value());
        put(all, grant.user().value());
        put(all, grant.session().value());
        put(all, grant.device().value());
        all.put(key.tag(all.array(), SIGNED));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all.array());
    }

    private static void put(ByteBuffer to, UUID id) {
        to.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    /** What {@code text} grants now; null where it is no grant, not of our keys, or too old, which nobody is told apart. */
    public @Nullable Grant verify(String text) {
        byte[] octets = text.length() == LENGTH ? decoded(text) : null;
        return octets != null && octets[0] == VERSION && isSigned(octets) ? now(read(octets)) : null;
    }

    private static byte @Nullable [] decoded(String text) {
        try {
            byte[] octets = Base64.getUrlDecoder().decode(text);
            return octets.length == SIGNED + GrantKey.TAG ? octets : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private boolean isSigned(byte[] octets) {
        byte[] tag = Arrays.copyOfRange(octets, SIGNED, octets.length);
        return keys.now().keys().stream()
                .filter(key -> key.id() == octets[1])
                .anyMatch(key -> MessageDigest.isEqual(key.tag(octets, SIGNED), tag));
    }

    private static Grant read(byte[] octets) {
        ByteBuffer from = ByteBuffer.wrap(octets, 2, octets.length - 2);
        Instant expiresAt = Instant.ofEpochSecond(Integer.toUnsignedLong(from.getInt()));
        return new Grant(
                new TenantId(id(from)),
                new UserId(id(from)),
                new SessionId(id(from)),
                new DeviceId(id(from)),
                expiresAt);
    }

    private static UUID id(ByteBuffer from) {
        return new UUID(from.getLong(), from.getLong());
    }

    // One that is good for longer than any was written by a clock that is wrong.
    private @Nullable Grant now(Grant grant) {
        Instant now = clock.instant();
        boolean good = now.isBefore(grant.expiresAt())
                && !grant.expiresAt().isAfter(now.plus(Grant.LIFE).plus(SKEW));
        return good ? grant : null;
    }
}
