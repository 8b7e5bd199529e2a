package io.ghasi.delivery.relay.operations;

import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.reconcile.Finding;
import io.ghasi.delivery.core.reconcile.Finding.Hole;
import io.ghasi.delivery.core.reconcile.Finding.Reordered;
import io.ghasi.delivery.core.reconcile.Finding.Whole;
import io.ghasi.delivery.core.reconcile.History;
import io.ghasi.delivery.relay.reconcile.Outcome;
import io.ghasi.delivery.relay.reconcile.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A line of JSON for everything that is not as it should be. */
final class JsonReport implements Report {
    private final Lines lines;

    JsonReport(Lines lines) {
        this.lines = lines;
    }

    @Override
    public void broken(History history, Finding finding, Outcome outcome) {
        Map<String, Object> line = of(history);
        switch (finding) {
            case Whole() -> line.put("finding", "whole");
            case Hole(int version, var again) -> found(line, "hole", version, again.size());
            case Reordered(int version, var again) -> found(line, "reordered", version, again.size());
        }
        switch (outcome) {
            case Outcome.Repaired() -> line.put("result", "repaired");
            case Outcome.NotTried() -> line.put("result", "not tried");
            case Outcome.TooYoung(int version) -> ended(line, "too young", version);
            case Outcome.Failed(int version, String reason) -> {
                ended(line, "failed", version);
                line.put("reason", reason);
            }
        }
        lines.print(line);
    }

    private static Map<String, Object> of(History history) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("tenant", history.tenant().text());
        line.put("aggregate", history.aggregate().toString());
        return line;
    }

    private static void found(Map<String, Object> line, String what, int version, int events) {
        line.put("finding", what);
        line.put("version", version);
        line.put("events", events);
    }

    private static void ended(Map<String, Object> line, String how, int version) {
        line.put("result", how);
        line.put("stoppedAt", version);
    }

    @Override
    public void lacking(History history) {
        Map<String, Object> line = of(history);
        line.put("finding", "not in the archive");
        line.put("version", history.lacking().getFirst());
        lines.print(line);
    }

    @Override
    public void unknown(UUID event) {
        lines.print(Map.of("finding", "in the stream alone", "event", new EventId(event).text()));
    }
}
