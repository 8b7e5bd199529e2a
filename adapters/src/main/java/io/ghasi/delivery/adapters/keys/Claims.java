package io.ghasi.delivery.adapters.keys;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a token claims. What it claims may still be untrue for us: that is {@link TokenRules}' to say. */
final class Claims {
    private static final int LONGEST_ID = 200;
    private static final long LATEST = 253_402_300_799L;

    private Claims() {}

    /** Null where a claim is missing or of another form than it must have. */
    static @Nullable AccessToken read(JsonNode claims) {
        UserId user = parse(claims, "sub", UserId::parse);
        TenantId tenant = parse(claims, "tid", TenantId::parse);
        DeviceId device = parse(claims, "did", DeviceId::parse);
        String scope = StrictJson.text(claims, "scope");
        String id = StrictJson.text(claims, "jti");
        Instant issued = time(claims, "iat");
        Instant expires = time(claims, "exp");
        if (user == null || tenant == null || device == null || scope == null || issued == null || expires == null) {
            return null;
        }
        return id == null || !isPlain(id)
                ? null
                : new AccessToken(user, tenant, device, permissions(scope), issued, expires, id);
    }

    // It goes into logs: printable ASCII, and not much of it.
    private static boolean isPlain(String id) {
        return !id.isEmpty() && id.length() <= LONGEST_ID && id.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    /** One of our own form of id. */
    @FunctionalInterface
    private interface Parser<T> {
        @Nullable
        T parse(String text);
    }

    private static <T> @Nullable T parse(JsonNode claims, String claim, Parser<T> parser) {
        String text = StrictJson.text(claims, claim);
        return text == null ? null : parser.parse(text);
    }

    /** Whole seconds since the epoch; null where the claim is anything else. */
    static @Nullable Instant time(JsonNode claims, String claim) {
        JsonNode value = claims.get(claim);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
            return null;
        }
        long seconds = value.longValue();
        return seconds < 0 || seconds > LATEST ? null : Instant.ofEpochSecond(seconds);
    }

    private static Set<String> permissions(String scope) {
        Set<String> permissions = new LinkedHashSet<>(Arrays.asList(scope.split(" ", -1)));
        permissions.remove("");
        return permissions;
    }
}
