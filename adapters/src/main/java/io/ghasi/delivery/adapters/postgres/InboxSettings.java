package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.tenancy.Region;
import java.time.Duration;

/**
 * How the inbox is kept.
 *
 * @param here the region whose tenants are at home here
 * @param patience for rows that somebody else holds
 */
public record InboxSettings(Region here, Duration patience) {}
