package io.ghasi.delivery.adapters.nats;

import java.util.List;

/** What had to be done, such as {@code stream DELIVERY}; nothing the second time. */
public record Applied(List<String> created, List<String> changed) {
    public Applied {
        created = List.copyOf(created);
        changed = List.copyOf(changed);
    }

    /** Whether all was as it should be. */
    public boolean isNothing() {
        return created.isEmpty() && changed.isEmpty();
    }
}
