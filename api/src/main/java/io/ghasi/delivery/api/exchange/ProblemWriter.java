package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with a problem document. */
public final class ProblemWriter {
    private static final JsonMapper JSON = new JsonMapper();

    private ProblemWriter() {}

    /** Writes {@code problem} as the whole answer, unless the server has begun to answer for itself: then its valve does. */
    public static void write(Problem problem, Exchange exchange, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        exchange.answeredWith(problem.code());
        byte[] body = document(problem, exchange).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.code().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType("application/problem+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ObjectNode document(Problem problem, Exchange exchange) {
        Code code = problem.code();
        ObjectNode node = JSON.createObjectNode();
        node.put("type", code.type());
        node.put("title", code.title());
        node.put("status", code.status());
        node.put("detail", problem.detail());
        node.put("instance", exchange.path());
        node.put("code", code.code());
        ArrayNode errors = node.putArray("errors");
        problem.errors()
                .forEach(error -> errors.addObject()
                        .put("field", error.field())
                        .put("code", error.code().code()));
        node.put("traceId", exchange.trace().traceId());
        node.put("requestId", exchange.id().text());
        node.put("retriable", code.retriable());
        node.put("docUrl", code.type());
        problem.extensions().forEach((member, value) -> extend(node, member, value));
        return node;
    }

    private static void extend(ObjectNode node, String member, Object value) {
        switch (value) {
            case Integer number -> node.put(member, number);
            case List<?> list -> {
                ArrayNode all = node.putArray(member);
                list.forEach(one -> all.add(one.toString()));
            }
            default -> node.put(member, value.toString());
        }
    }
}
