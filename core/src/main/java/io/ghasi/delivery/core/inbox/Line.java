package io.ghasi.delivery.core.inbox;

/**
 * One durable consumer, shared by all projectors.
 *
 * @param consumer its name, also that of its positions
 * @param aboutTenants whether its events are about tenants themselves: these need not be known, nor at home here
 */
public record Line(String consumer, Guard guard, boolean aboutTenants) {}
