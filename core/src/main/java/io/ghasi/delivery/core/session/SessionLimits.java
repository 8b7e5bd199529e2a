package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.limits.Limit;

/**
 * How often.
 *
 * @param starts by one user
 * @param navigations in one session
 */
public record SessionLimits(Limit starts, Limit navigations) {}
