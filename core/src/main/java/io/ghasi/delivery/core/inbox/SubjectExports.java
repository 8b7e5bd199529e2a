package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.TenantId;

/**
 * Where what people asked to see is kept for them, inside their tenant's part of the object store. All of it throws
 * {@link io.ghasi.delivery.core.faults.DependencyUnavailable} where the store does not answer, and may be done again.
 */
public interface SubjectExports {
    /** Keeps {@code json}, in UTF-8, as the answer to {@code request}; kept again, it takes the place of what was there. Durable when this returns the object's name. */
    String keep(TenantId tenant, SubjectRequestId request, byte[] json);

    /** Removes the answer to {@code request}, if there is one. */
    void forget(TenantId tenant, SubjectRequestId request);

    /** Removes all of a tenant's. */
    void forgetAll(TenantId tenant);
}
