package io.ghasi.delivery.bench.load;

import io.ghasi.delivery.core.ids.IdSource;
import java.nio.ByteBuffer;

/** The bytes of requests to one session, made beforehand as far as they can be. */
interface Requests {
    /** Puts the next request into {@code buffer}. */
    void write(ByteBuffer buffer, IdSource keys);

    /** Whether {@code answer}, a 200, says what was wanted. */
    default boolean isGood(Answer answer) {
        return true;
    }

    static Requests of(Phase.Kind kind, Target target, String host) {
        return switch (kind) {
            case GET -> PlainRequests.get(target, host);
            case NAVIGATE -> PlainRequests.navigate(target, host);
            case COMMIT_4K -> CommitRequests.of(target, host, 4 * CommitRequests.KIBIBYTE);
            case COMMIT_60K -> CommitRequests.of(target, host, 60 * CommitRequests.KIBIBYTE);
        };
    }

    /** What follows the request line of every request. */
    static String common(Target target, String host) {
        return "Host: %s\r\nAuthorization: Bearer %s\r\nX-Tenant-Id: %s\r\nAccept: application/json\r\n"
                .formatted(host, target.token(), target.tenant());
    }

    /** Where a session is. */
    static String path(Target target) {
        return "/api/v1/play-sessions/" + target.session();
    }
}
