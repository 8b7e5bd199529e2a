package io.ghasi.delivery.adapters.postgres;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.SessionFacts;
import io.ghasi.delivery.core.session.Sessions.Stored;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Sessions as their content left them here, for a minute: it speaks again within seconds, and what it says next is decided without a read.
 * Batches are numbered, so that it is known which one follows; where another process took one meanwhile, none does. Safe for all threads.
 */
final class Recollections {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** Bytes of a session without what its content said, and of an element without its name and value. */
    private static final int SESSION = 2_048;

    private static final int ELEMENT = 128;

    private final Cache<Key, Left> sessions;

    /** At most {@code bytes} of them, about. */
    Recollections(long bytes) {
        sessions = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key _, Left left) -> weight(left.record()))
                .expireAfterWrite(LONGEST)
                .executor(Runnable::run)
                .build();
    }

    private record Key(TenantId tenant, SessionId session) {}

    /**
     * What was left.
     *
     * @param version of all that is kept of the session
     * @param stamp names the change that left it so
     */
    record Left(Stored stored, int version, UUID stamp, SaidRecord record) {
        private boolean precedes(RuntimeBatch batch) {
            return record.visit() == batch.visit() && record.batches().count() + 1 == batch.sequence();
        }
    }

    /** What was left of a session, where {@code batch} follows on it. */
    Optional<Left> before(RuntimeBatch batch, TenantId tenant, SessionId session) {
        return Optional.ofNullable(sessions.getIfPresent(new Key(tenant, session)))
                .filter(left -> left.precedes(batch));
    }

    void add(Left left) {
        SessionFacts facts = left.stored().session().facts();
        sessions.put(new Key(facts.tenant(), facts.id()), left);
    }

    private static int weight(SaidRecord record) {
        int weight = SESSION;
        for (Map.Entry<String, String> element : record.data().entrySet()) {
            weight += ELEMENT
                    + Character.BYTES
                            * (element.getKey().length() + element.getValue().length());
        }
        return weight + Character.BYTES * record.batches().characters();
    }
}
