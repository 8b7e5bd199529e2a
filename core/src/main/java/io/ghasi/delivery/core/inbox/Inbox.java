package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.ids.TenantId;
import java.util.List;

/** Makes events true here, each at most once. */
public interface Inbox {
    /**
     * What became of each of {@code messages}, all of {@code tenant}, in their order. What is applied is durable when this returns: event, position and
     * effect together.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where it is not known: they are to be delivered again, and those that were applied will
     *     be known
     */
    List<Taken> take(Line line, TenantId tenant, List<Message> messages);
}
