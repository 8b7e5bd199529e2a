package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.acceptance.tenants.world.Side;

/**
 * A cursor that the api handed out.
 *
 * @param side to whom, like {@code role}
 * @param filter of the list that it belongs to
 * @param last the session that the page before it ended with
 */
public record PageToken(String text, Side side, Role role, SessionFilter filter, String last) {}
