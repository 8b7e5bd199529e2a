package io.ghasi.delivery.adapters.tracing;

import io.ghasi.delivery.adapters.settings.ServiceUrl;
import io.ghasi.delivery.adapters.settings.Setting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of spans.
 *
 * @param endpoint null where nobody is
 * @param percent of the requests that nobody has decided on before us: one that is part of a trace is told of where whoever began that said so
 */
public record TraceSettings(
        @Setting(
                value = "where the collector of traces is; without it no spans are made",
                example = "http://otel-collector.observability:4317",
                variable = "OTEL_EXPORTER_OTLP_ENDPOINT")
        @Nullable
        ServiceUrl endpoint,

        @Setting(value = "how it is spoken to: grpc or http/protobuf", variable = "OTEL_EXPORTER_OTLP_PROTOCOL")
        @DefaultValue("grpc")
        TraceProtocol protocol,

        @Setting(
                value =
                        "how many of a hundred requests are told of that come without a traceparent, which would say so itself",
                from = "0",
                to = "100")
        @DefaultValue("10")
        int percent) {}
