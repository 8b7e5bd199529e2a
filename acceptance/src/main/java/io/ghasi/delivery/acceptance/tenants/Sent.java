package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.acceptance.tenants.model.Span;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Reply;

/** An exchange that took place. */
record Sent(Exchange exchange, Reply reply, Span span) {
    /** For whoever looks for what went wrong. Tokens are told by whom they are for. */
    String describe() {
        Call call = reply.call();
        StringBuilder text = new StringBuilder(call.method() + " " + call.path());
        text.append("\n  as ")
                .append(exchange.caller().side())
                .append(' ')
                .append(exchange.caller().role());
        text.append(" at ").append(exchange.caller().device().text());
        text.append(", scope ").append(exchange.caller().scope());
        call.headers().stream()
                .filter(header -> !header.getKey().equals("Authorization"))
                .forEach(header ->
                        text.append("\n  ").append(header.getKey()).append(": ").append(header.getValue()));
        if (call.body() != null) {
            text.append("\n  ").append(call.body());
        }
        text.append("\n  -> ")
                .append(reply.status())
                .append(' ')
                .append(reply.headers().map());
        return text.append("\n  ").append(reply.body()).toString();
    }
}
