package io.ghasi.delivery.adapters.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** What {@code V025__runtime.sql} has in place of identifiers that are longer than an index takes: {@code md5(text)::uuid}. A name, not a seal. */
final class Digests {
    private Digests() {}

    static UUID of(String text) {
        try {
            ByteBuffer bytes =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
