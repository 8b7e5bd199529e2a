package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.EventId;

/**
 * An event as one version of its contract tells it.
 *
 * @param id   its own: consumers of two versions must not take the one for the other
 * @param rest the envelope as JSON without its opening brace and without {@code aggregateVersion} and {@code epoch}: those are known only
 *             under the row's lock, where the database puts them in front
 */
public record Rendition(EventId id, String subject, String rest) {}
