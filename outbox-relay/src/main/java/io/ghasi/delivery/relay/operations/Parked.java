package io.ghasi.delivery.relay.operations;

import io.ghasi.delivery.adapters.postgres.ParkedEvent;
import io.ghasi.delivery.adapters.postgres.PostgresParked;
import io.ghasi.delivery.adapters.postgres.WithdrawnEnvelope;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at events that were put aside, and lets them go one way or the other. */
final class Parked {
    private static final int MOST = 1_000;

    private final PostgresParked parked;
    private final Lines lines;
    private final InstantSource clock;

    Parked(PostgresParked parked, Lines lines, InstantSource clock) {
        this.parked = parked;
        this.lines = lines;
        this.clock = clock;
    }

    int list() throws SQLException {
        List<ParkedEvent> all = parked.list(MOST);
        all.forEach(one -> lines.print(line(one)));
        lines.say("parked=" + all.size() + (all.size() == MOST ? " or more" : ""));
        return Operations.WELL;
    }

    int show(EventId event) throws SQLException {
        Optional<ParkedEvent> found = parked.find(event);
        found.ifPresent(one -> {
            Map<String, Object> line = line(one);
            line.put("createdAt", one.row().createdAt().toString());
            line.put("traceparent", String.valueOf(one.row().traceparent()));
            line.put("payload", one.row().payload());
            lines.print(line);
        });
        return found.isPresent() ? Operations.WELL : isNotParked(event);
    }

    int release(EventId event) throws SQLException {
        Optional<ParkedEvent> found = parked.find(event);
        if (found.isEmpty() || !parked.release(found.get())) {
            return isNotParked(event);
        }
        lines.say(event.text() + " waits again, and " + found.get().waiting() + " behind it");
        return Operations.WELL;
    }

    int discard(EventId event, String reason) throws SQLException {
        Optional<ParkedEvent> found = parked.find(event);
        if (found.isEmpty()) {
            return isNotParked(event);
        }
        Optional<String> withdrawn = WithdrawnEnvelope.of(found.get().row(), clock.instant());
        if (withdrawn.isEmpty()) {
            lines.say(event.text() + " has no envelope that could tell whose it is; it stays where it is");
            return Operations.NOT_WELL;
        }
        if (!parked.discard(found.get(), reason, WithdrawnEnvelope.SUBJECT, withdrawn.get())) {
            return isNotParked(event);
        }
        lines.say(event.text() + " is withdrawn, and " + found.get().waiting() + " behind it go on");
        return Operations.WELL;
    }

    private int isNotParked(EventId event) {
        lines.say(event.text() + " is not parked");
        return Operations.NOT_WELL;
    }

    private static Map<String, Object> line(ParkedEvent one) {
        OutboxRow row = one.row();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", new EventId(row.event()).text());
        line.put("subject", row.subject());
        line.put("tenant", row.tenant().text());
        line.put("aggregate", row.aggregate().toString());
        line.put("version", row.version());
        line.put("parkedAt", one.parkedAt().toString());
        line.put("waiting", one.waiting());
        line.put("reason", one.reason());
        return line;
    }
}
