package io.ghasi.delivery.sandbox.events;

import io.ghasi.delivery.core.ids.Id;
import io.ghasi.delivery.core.ids.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param type such as {@code enrollment.revoked}
 * @param kind of the aggregate, such as {@code enrollment}
 * @param payload as the contract of {@code type} says
 */
public record Told(
        String type, TenantId tenant, String kind, Id aggregate, Map<String, ? extends @Nullable Object> payload) {
    String subject() {
        return type + ".v1";
    }

    /** Who tells, and under which version. */
    String producer() {
        return type.substring(0, type.indexOf('.')) + "-service@sandbox";
    }
}
