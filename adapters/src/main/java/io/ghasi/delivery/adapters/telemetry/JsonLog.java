package io.ghasi.delivery.adapters.telemetry;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * A line of JSON for each thing that is logged, always with the same keys: {@code timestamp}, {@code level}, {@code service}, {@code version},
 * {@code event}, {@code trace_id}, {@code span_id}, {@code request_id}, {@code tenant_id}, {@code actor_hash}, {@code logger}, {@code thread},
 * {@code message}, {@code details}, {@code error}. What is not known is null. The last three come from libraries too, which write paths as they
 * were asked for: credentials are taken out here, once for all.
 */
public final class JsonLog extends JsonWriterStructuredLogFormatter<ILoggingEvent> {
    /** Of what libraries log. */
    private static final String UNNAMED = "log";

    /** Spring makes it, with what it has. */
    JsonLog(Environment environment, ThrowableProxyConverter throwables) {
        super(members -> members(members, environment, throwables), null);
    }

    private static void members(
            Members<ILoggingEvent> members, Environment environment, ThrowableProxyConverter throwables) {
        members.add("timestamp", ILoggingEvent::getInstant);
        members.add("level", it -> it.getLevel().toString().toLowerCase(Locale.ROOT));
        members.add("service", environment.getProperty("spring.application.name"));
        members.add("version", environment.getProperty("spring.application.version"));
        members.add("event", JsonLog::event);
        context(members, "trace_id", LogFields::traceId);
        context(members, "span_id", LogFields::spanId);
        context(members, "request_id", LogFields::requestId);
        context(members, "tenant_id", LogFields::tenantId);
        context(members, "actor_hash", LogFields::actorHash);
        members.add("logger", ILoggingEvent::getLoggerName);
        members.add("thread", ILoggingEvent::getThreadName);
        members.add("message", it -> Redaction.of(it.getFormattedMessage()));
        members.add("details", JsonLog::details);
        members.add("error", it -> it.getThrowableProxy() == null ? null : Redaction.of(throwables.convert(it)));
    }

    private static void context(
            Members<ILoggingEvent> members, String key, Function<LogFields, @Nullable String> field) {
        members.add(key, _ -> field.apply(LogContext.current()));
    }

    private static @Nullable Map<String, Object> details(ILoggingEvent line) {
        List<KeyValuePair> pairs = line.getKeyValuePairs();
        return pairs == null
                ? null
                : pairs.stream().collect(Collectors.toMap(it -> it.key, it -> Redaction.of(String.valueOf(it.value))));
    }

    private static String event(ILoggingEvent line) {
        List<Marker> markers = line.getMarkerList();
        return markers == null
                ? UNNAMED
                : markers.stream()
                        .map(Marker::getName)
                        .filter(LogEvent::isOurs)
                        .findFirst()
                        .orElse(UNNAMED);
    }
}
