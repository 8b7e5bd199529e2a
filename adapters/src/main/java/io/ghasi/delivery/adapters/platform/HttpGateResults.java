package io.ghasi.delivery.adapters.platform;

import io.ghasi.delivery.core.course.GateStates;
import io.ghasi.delivery.core.session.GateResults;
import io.ghasi.delivery.core.session.SessionFacts;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** assessment-service. */
public final class HttpGateResults implements GateResults {
    // So that a query stays a few kilobytes, whatever an author calls a gate.
    private static final int GATES_AT_ONCE = 25;

    private final Neighbour service;

    public HttpGateResults(Neighbours neighbours, URI base) {
        service = neighbours.at("assessment-service", base);
    }

    @Override
    public GateStates of(SessionFacts session, List<String> gates) {
        Map<String, Boolean> known = new HashMap<>();
        for (int from = 0; from < gates.size(); from += GATES_AT_ONCE) {
            List<String> some = gates.subList(from, Math.min(gates.size(), from + GATES_AT_ONCE));
            known.putAll(service.get(path(session, some), HttpGateResults::read));
        }
        return new GateStates(known);
    }

    private static String path(SessionFacts session, List<String> gates) {
        StringBuilder path = new StringBuilder(Paths.of(session.tenant()))
                .append("/gate-results?")
                .append(Paths.query("userId", session.user().text()))
                .append('&')
                .append(Paths.query("enrollmentId", session.enrollment().text()));
        gates.forEach(gate -> path.append('&').append(Paths.query("gateId", gate)));
        return path.toString();
    }

    private static Map<String, Boolean> read(byte[] body) {
        Map<String, Boolean> known = new HashMap<>();
        AnswerJson.read(body)
                .required("items")
                .forEach(item -> known.put(
                        AnswerJson.text(item, "gateId"), item.required("passed").booleanValue()));
        return known;
    }
}
