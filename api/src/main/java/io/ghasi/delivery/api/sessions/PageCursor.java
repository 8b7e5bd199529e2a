package io.ghasi.delivery.api.sessions;

import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.Sessions.Filter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a list begins: the last session of this one, bound to whose list it is and to its filter by a digest. It guards
 * against mistakes and guesses, not against an attacker: what it names is filtered by tenant and user all the same.
 */
final class PageCursor {
    private static final int DIGEST_BYTES = 8;

    private PageCursor() {}

    static String write(TenantId tenant, UserId user, Filter filter, SessionId last) {
        byte[] id = bytes(last.value());
        byte[] all = Arrays.copyOf(id, id.length + DIGEST_BYTES);
        System.arraycopy(digest(tenant, user, filter, last), 0, all, id.length, DIGEST_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Null where {@code text} was not written for this list. */
    static @Nullable SessionId read(TenantId tenant, UserId user, Filter filter, String text) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
        if (all.length != Long.BYTES * 2 + DIGEST_BYTES) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(all);
        SessionId last = new SessionId(new UUID(buffer.getLong(), buffer.getLong()));
        return write(tenant, user, filter, last).equals(text) ? last : null;
    }

    private static byte[] digest(TenantId tenant, UserId user, Filter filter, SessionId last) {
        try {
            String bound = String.join("|", tenant.text(), user.text(), filter.toString(), last.text());
            return MessageDigest.getInstance("SHA-256").digest(bound.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(UUID value) {
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
    }
}
