package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.Journey;
import java.util.Collection;
import java.util.List;

/** What is known of a learner's gates: the projection's word first, assessment's where it has none. */
final class GateKnowledge {
    private final GateResults results;

    GateKnowledge(GateResults results) {
        this.results = results;
    }

    /** {@code at}, knowing more of {@code gates} where there is more to know. */
    Journey ask(PlaySession session, Journey at, Collection<String> gates) {
        List<String> unknown = at.gates().unknown(gates);
        return unknown.isEmpty() ? at : at.knowing(results.of(session.facts(), unknown));
    }
}
