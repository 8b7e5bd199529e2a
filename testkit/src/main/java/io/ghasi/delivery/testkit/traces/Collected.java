package io.ghasi.delivery.testkit.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A span as a collector got it.
 *
 * @param service whose it is
 * @param parent the span that it is below, 16 hexadecimal digits; empty where there is none
 * @param attributes numbers as text
 */
public record Collected(
        String service,
        String name,
        SpanKind kind,
        String trace,
        String span,
        String parent,
        Duration took,
        boolean isError,
        Map<String, String> attributes) {
    /** All spans that {@code request} has. */
    public static List<Collected> of(ExportTraceServiceRequest request) {
        return request.getResourceSpansList().stream().flatMap(Collected::of).toList();
    }

    private static Stream<Collected> of(ResourceSpans spans) {
        String service = attributes(spans.getResource().getAttributesList()).getOrDefault("service.name", "");
        return spans.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> of(service, span));
    }

    private static Collected of(String service, Span span) {
        return new Collected(
                service,
                span.getName(),
                span.getKind(),
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                Duration.ofNanos(span.getEndTimeUnixNano() - span.getStartTimeUnixNano()),
                span.getStatus().getCodeValue() == 2,
                attributes(span.getAttributesList()));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new TreeMap<>();
        for (KeyValue pair : pairs) {
            attributes.put(
                    pair.getKey(),
                    pair.getValue().hasIntValue()
                            ? Long.toString(pair.getValue().getIntValue())
                            : pair.getValue().getStringValue());
        }
        return attributes;
    }
}
