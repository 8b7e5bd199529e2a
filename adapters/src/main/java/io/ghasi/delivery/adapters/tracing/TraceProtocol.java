package io.ghasi.delivery.adapters.tracing;

import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.URI;
import java.time.Duration;

/** How a collector is spoken to, by the names that OpenTelemetry has for it. */
public enum TraceProtocol {
    /** HTTP/2, in plain text too; port 4317 by habit. */
    GRPC {
        @Override
        SpanExporter exporter(URI endpoint, Duration answer) {
            return OtlpGrpcSpanExporter.builder()
                    .setEndpoint(endpoint.toString())
                    .setCompression("gzip")
                    .setConnectTimeout(CONNECT)
                    .setTimeout(answer)
                    .setMeterProvider(MeterProvider.noop())
                    .build();
        }
    },
    /** Plain HTTP, for what stands in between and knows no gRPC; port 4318 by habit. */
    HTTP_PROTOBUF {
        @Override
        SpanExporter exporter(URI endpoint, Duration answer) {
            return OtlpHttpSpanExporter.builder()
                    .setEndpoint(endpoint.toString().replaceFirst("/$", "") + PATH)
                    .setCompression("gzip")
                    .setConnectTimeout(CONNECT)
                    .setTimeout(answer)
                    .setMeterProvider(MeterProvider.noop())
                    .build();
        }
    };

    /** Where collectors take traces over HTTP. */
    static final String PATH = "/v1/traces";

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** To {@code endpoint}; what it has not taken within {@code answer}, with all that is tried again, it does not take. */
    abstract SpanExporter exporter(URI endpoint, Duration answer);

    @Override
    public String toString() {
        return this == GRPC ? "grpc" : "http/protobuf";
    }
}
