package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ghasi.delivery.contracts.EventSchemas;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.session.ActiveSession;
import io.ghasi.delivery.core.session.Outcome;
import io.ghasi.delivery.core.session.PauseReason;
import io.ghasi.delivery.core.session.ResumeReason;
import io.ghasi.delivery.core.session.Score;
import io.ghasi.delivery.core.session.SessionEvent;
import io.ghasi.delivery.core.tenancy.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionEnvelopesTest {
    private static final String IDS = "https://docs.ghasi.io/schemas/delivery/";
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(
                    IDS + "envelope.schema.json", text("contracts/events/envelope.schema.json"),
                    IDS + "shared.schema.json", text("contracts/events/shared.schema.json"))));
    private static final World WORLD = new World();
    private static final ActiveSession SESSION = WORLD.session(WORLD.tenant(), 1);

    static Stream<SessionEvent> events() {
        Cursor cursor = SESSION.at().position().cursor();
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        Score score = new Score(new BigDecimal("0.9"), null, null, null);
        return Stream.of(
                new SessionEvent.Started(SESSION.facts(), WORLD.device, cursor, now),
                new SessionEvent.Navigated(cursor, cursor, NavigationType.BRANCH, 2, now),
                new SessionEvent.Paused(PauseReason.NEW_SESSION, cursor, WORLD.device, now),
                new SessionEvent.Paused(PauseReason.INACTIVITY, cursor, WORLD.device, now),
                new SessionEvent.Resumed(ResumeReason.DEVICE, cursor, WORLD.device, now),
                new SessionEvent.Completed(Outcome.PASSED, score, Duration.ofSeconds(90), now),
                new SessionEvent.Completed(Outcome.COMPLETED, null, Duration.ZERO, now),
                new SessionEvent.Failed("package_unusable", now),
                new SessionEvent.Abandoned("inactivity", now));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_as_its_schema_says_once_the_database_has_numbered_it(SessionEvent event) {
        Cause user =
                new Cause("user", WORLD.user.text(), "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01", "req_1");
        assertThat(errors(event, user)).isEmpty();
        Cause system = new Cause("system", "inactivity-sweep", user.traceparent(), "sweep-1");
        assertThat(errors(event, system)).isEmpty();
        Cause untraced = new Cause("user", WORLD.user.text(), "", "req_1");
        assertThat(errors(event, untraced)).isNotEmpty();
    }

    private static Iterable<?> errors(SessionEvent event, Cause cause) {
        String rest =
                new SessionEnvelopes(Region.EU, "0.1.0").rest(new EventId(WORLD.ids.next()), SESSION, event, cause);
        JsonNode whole = JSON.readTree("{\"aggregateVersion\":1,\"epoch\":1," + rest);
        Schema schema = SCHEMAS.getSchema(JSON.readTree(text(EventSchemas.resource(event.name()))));
        return schema.validate(whole);
    }

    private static String text(String path) {
        try (InputStream in = SessionEnvelopesTest.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
