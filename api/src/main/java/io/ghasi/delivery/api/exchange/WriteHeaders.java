package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.Ulid;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.Precondition;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that only writes have. */
final class WriteHeaders {
    private static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");
    // Strong entity tags, RFC 9110: ours are numbers, but a client may name others.
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([\\x21\\x23-\\x7E]*)\"\\s*(,|$)");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

    private WriteHeaders() {}

    /** The key, which every write must have. */
    static IdempotencyKey key(HttpServletRequest request, UserId user, Instant now) {
        String header = Headers.single(request, "Idempotency-Key");
        if (header == null) {
            throw new ProblemException(
                    Problem.of(Code.IDEMPOTENCY_KEY_MISSING, "Send an Idempotency-Key: a ULID or a UUIDv7"));
        }
        UUID value = UUID_V7.matcher(header).matches() ? UUID.fromString(header) : Ulid.parse(header, 0);
        if (value == null || !IdempotencyKey.isTimely(value, now)) {
            throw new ProblemException(Problem.ofField("header.Idempotency-Key", Code.VALIDATION_FIELD_INVALID));
        }
        return new IdempotencyKey(user, value);
    }

    /** What {@code If-Match} says. */
    static Precondition precondition(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return new Precondition.Absent();
        }
        return ifMatch.strip().equals("*") ? new Precondition.Exists() : new Precondition.OneOf(versions(ifMatch));
    }

    // A weak tag matches nothing here: If-Match compares strongly.
    private static Set<Integer> versions(String ifMatch) {
        Set<Integer> versions = new HashSet<>();
        Matcher tag = TAG.matcher(ifMatch);
        int end = 0;
        while (tag.lookingAt()) {
            if (tag.group(1) == null && VERSION.matcher(tag.group(2)).matches()) {
                versions.add(Integer.valueOf(tag.group(2)));
            }
            end = tag.end();
            if (tag.group(3).isEmpty()) {
                break;
            }
            tag.region(end, ifMatch.length());
        }
        if (end < ifMatch.length() || ifMatch.isBlank()) {
            throw new ProblemException(Problem.ofField("header.If-Match", Code.VALIDATION_FIELD_INVALID));
        }
        return versions;
    }
}
