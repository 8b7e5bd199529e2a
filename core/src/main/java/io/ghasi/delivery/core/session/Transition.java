package io.ghasi.delivery.core.session;

import java.util.List;

/**
 * One step of a session.
 *
 * @param after the session as it is then
 * @param events what the platform is told, in order
 */
public record Transition<S extends PlaySession>(S after, List<SessionEvent> events) {
    static <S extends PlaySession> Transition<S> to(S after, SessionEvent event) {
        return new Transition<>(after, List.of(event));
    }

    static <S extends PlaySession> Transition<S> silent(S after) {
        return new Transition<>(after, List.of());
    }
}
