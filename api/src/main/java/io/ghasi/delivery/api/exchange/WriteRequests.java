package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.keys.AccessToken;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.idempotency.Fingerprint;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.session.AnswerWriter;
import io.ghasi.delivery.core.session.Precondition;
import io.ghasi.delivery.core.session.Speaker;
import io.ghasi.delivery.core.session.WriteRequest;
import io.ghasi.delivery.core.session.Written;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a request that changes something what the core asks to know of it. */
public final class WriteRequests {
    // As long as a write may take.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Turns turns = new Turns(PATIENCE);

    public WriteRequests(InstantSource clock) {
        this.clock = clock;
    }

    /** Reads the headers of a write; {@code answers} writes its outcome. */
    public WriteRequest of(HttpServletRequest request, JsonBody body, AnswerWriter answers) {
        Caller caller = Exchange.of(request).caller();
        return new WriteRequest(
                caller.token().tenant(),
                caller.token().user(),
                caller.token().device(),
                WriteHeaders.key(request, caller.token().user(), clock.instant()),
                fingerprint(request, caller.token().device().text(), body),
                precondition(request),
                cause(request),
                answers);
    }

    /** Who speaks where content says something: that needs no key. */
    public static Speaker speaker(HttpServletRequest request) {
        return speaker(request, precondition(request));
    }

    /** For whom content reads, which has seen no version of the session. */
    public static Speaker reader(HttpServletRequest request) {
        return speaker(request, new Precondition.Absent());
    }

    private static Speaker speaker(HttpServletRequest request, Precondition precondition) {
        AccessToken token = Exchange.of(request).caller().token();
        return new Speaker(token.tenant(), token.user(), token.device(), precondition, cause(request));
    }

    private static Precondition precondition(HttpServletRequest request) {
        return WriteHeaders.precondition(Headers.list(request, "If-Match"));
    }

    private static Cause cause(HttpServletRequest request) {
        Exchange exchange = Exchange.of(request);
        return new Cause(
                "user",
                exchange.caller().token().user().text(),
                exchange.trace().traceparent(),
                exchange.id().text());
    }

    /**
     * What becomes of {@code request}. A second one with its key waits for the first, and then finds its answer: it would use up a limit
     * otherwise, and be refused what the first was granted.
     */
    public Written perform(WriteRequest request, Function<WriteRequest, Written> decide) {
        return turns.take(new Claim(request.tenant(), request.key()), () -> decide.apply(request));
    }

    private record Claim(TenantId tenant, IdempotencyKey key) {}

    private static Fingerprint fingerprint(HttpServletRequest request, String device, JsonBody body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (@Nullable
            String part : new @Nullable String[] {
                request.getMethod(), request.getRequestURI(), request.getQueryString(), device
            }) {
                digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(body.bytes()));
            return new Fingerprint(new UUID(bytes.getLong(), bytes.getLong()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
