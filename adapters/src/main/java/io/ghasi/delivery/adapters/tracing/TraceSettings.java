package io.ghasi.delivery.adapters.tracing;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.Setting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of spans.
 *
 * @param endpoint null where nobody is
 * @param percent of the api's requests that nobody has decided on before us: one that is part of a trace is told of where whoever began that said so
 */
public record TraceSettings(
        @Setting(
                value = "where the collector of traces is; without it no spans are made",
                example = "http://otel-collector.observability:4317",
                variable = TraceSettings.ENDPOINT)
        @Nullable
        ServiceUrl endpoint,

        @Setting(value = "how it is spoken to: grpc or http/protobuf", variable = "OTEL_EXPORTER_OTLP_PROTOCOL")
        @DefaultValue("grpc")
        TraceProtocol protocol,

        @Setting(
                value =
                        "how many of a hundred requests to the api are told of that come without a traceparent, which would say so itself",
                from = "0",
                to = "100")
        @DefaultValue("10")
        int percent)
        implements Guarded {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    @Override
    public void guard(Guard guard) {
        if (endpoint == null) {
            return;
        }
        URI uri = endpoint.value();
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            guard.refuseVariable(ENDPOINT, "has more than an address in it. Leave out what begins with ? or #");
        }
        String path = uri.getRawPath().replaceFirst("/$", "");
        if (path.endsWith(TraceProtocol.PATH)) {
            guard.refuseVariable(ENDPOINT, "ends with " + TraceProtocol.PATH + ", which is added. Leave it out");
        } else if (protocol == TraceProtocol.GRPC && !path.isEmpty()) {
            guard.refuseVariable(ENDPOINT, "has a path, and grpc knows none. Leave it out, or say http/protobuf");
        }
    }
}
