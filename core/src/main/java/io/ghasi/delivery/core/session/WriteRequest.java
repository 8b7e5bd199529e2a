package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.idempotency.Fingerprint;
import io.ghasi.delivery.core.idempotency.IdempotencyKey;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;

/**
 * What every request to change something brings, whatever it asks for.
 *
 * @param device from the token
 * @param answers how the outcome is written down before it is made durable
 */
public record WriteRequest(
        TenantId tenant,
        UserId user,
        DeviceId device,
        IdempotencyKey key,
        Fingerprint fingerprint,
        Precondition precondition,
        Cause cause,
        AnswerWriter answers) {}
