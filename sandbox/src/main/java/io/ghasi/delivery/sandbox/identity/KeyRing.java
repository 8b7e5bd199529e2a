package io.ghasi.delivery.sandbox.identity;

import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The keys that tokens are, or lately were, signed with. They are kept in the database; the newest signs. */
public final class KeyRing {
    /** Longer than any token lives, skew included. */
    private static final Duration KEPT = Duration.ofMinutes(20);

    private static final String SELECT = """
            SELECT kid, public_key, private_key, replaced_at
              FROM signing_keys
             ORDER BY number DESC
            """;
    private static final String REPLACE = """
            UPDATE signing_keys SET replaced_at = :now WHERE replaced_at IS NULL
            """;
    private static final String INSERT = """
            INSERT INTO signing_keys (kid, public_key, private_key) VALUES (:kid, :public, :private)
            """;
    private static final String FORGET = """
            DELETE FROM signing_keys WHERE replaced_at < :before
            """;

    private final SandboxDatabase database;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile List<Kept> keys;

    private record Kept(SigningKey key, @Nullable Instant replacedAt) {}

    private KeyRing(SandboxDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.keys = load();
    }

    /** The keys of before; one new key where there were none. */
    public static KeyRing open(SandboxDatabase database, InstantSource clock) {
        KeyRing ring = new KeyRing(database, clock);
        if (ring.keys.isEmpty()) {
            ring.rotate();
        }
        return ring;
    }

    /** The key that signs now. */
    SigningKey current() {
        return keys.getFirst().key();
    }

    /** Every key that a token of now may be signed with, newest first. */
    List<SigningKey> published() {
        Instant oldest = clock.instant().minus(KEPT);
        return keys.stream()
                .filter(kept -> kept.replacedAt() == null || kept.replacedAt().isAfter(oldest))
                .map(Kept::key)
                .toList();
    }

    /** Signs with a new key from now on, which is returned. */
    SigningKey rotate() {
        lock.lock();
        try {
            SigningKey key = SigningKey.create("key-" + UUID.randomUUID());
            database.together(() -> replaceBy(key));
            keys = load();
            return key;
        } finally {
            lock.unlock();
        }
    }

    private void replaceBy(SigningKey key) {
        Instant now = clock.instant();
        database.sql()
                .sql(FORGET)
                .param("before", SandboxDatabase.time(now.minus(KEPT)))
                .update();
        database.sql().sql(REPLACE).param("now", SandboxDatabase.time(now)).update();
        database.sql()
                .sql(INSERT)
                .param("kid", key.kid())
                .param("public", key.publicKey())
                .param("private", key.privateKey())
                .update();
    }

    private List<Kept> load() {
        return database.sql().sql(SELECT).query((row, _) -> kept(row)).list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        OffsetDateTime replaced = row.getObject("replaced_at", OffsetDateTime.class);
        return new Kept(
                SigningKey.restore(row.getString("kid"), row.getBytes("public_key"), row.getBytes("private_key")),
                replaced == null ? null : replaced.toInstant());
    }
}
