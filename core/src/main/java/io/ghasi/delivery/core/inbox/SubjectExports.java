package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;

/** Where what a person asked to see is kept for them, inside their tenant's part of the object store. */
@FunctionalInterface
public interface SubjectExports {
    /**
     * Keeps {@code json}, in UTF-8, as the answer to {@code request}; kept again, it takes the place of what was there. Durable when this returns.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where the store does not answer
     */
    void keep(TenantId tenant, SubjectRequestId request, byte[] json);
}
