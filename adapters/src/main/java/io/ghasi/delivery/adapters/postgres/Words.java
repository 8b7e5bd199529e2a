package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.session.Change;
import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.SessionFacts;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What content says in many sessions, as {@code V026__said.sql} takes it: an array for each column. */
final class Words {
    /** The call whose parameters {@link #set} sets. */
    static final String SQL = "SELECT * FROM delivery.commit_words("
            + "?::int[], ?::uuid[], ?::uuid[], ?::int[], ?::int[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::int[], ?, ?, ?::int[], "
            + "?::int[], ?::int[], ?::uuid[], ?, ?, ?::interval)";

    private final DecisionJson json;
    private final List<Word> words = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();

    Words(DecisionJson json) {
        this.json = json;
    }

    /** What content of one session says. */
    private record Word(
            int place, Change.Update update, StoredMemory before, SaidRecord record, String traceparent, int events) {
        SessionFacts facts() {
            return update.after().facts();
        }
    }

    /** One version of an event: the {@code number}th, from 1, of the decision at {@code place}. */
    private record Told(int place, int number, Rendition version) {}

    /** Adds what {@code decision} says, the one at {@code place} of its batch. */
    void add(int place, Decision decision) {
        Change.Update update = (Change.Update) decision.changes().getFirst();
        StoredMemory before = (StoredMemory) update.keeping().before();
        List<List<Rendition>> events = json.told(decision, update);
        SaidRecord record = MemoryJson.record(update.keeping());
        words.add(new Word(place, update, before, record, decision.cause().traceparent(), events.size()));
        for (int i = 0; i < events.size(); i++) {
            for (Rendition version : events.get(i)) {
                told.add(new Told(place, i + 1, version));
            }
        }
    }

    /** Waits at most {@code patience} for a row. */
    void set(Parameters parameters, Duration patience) throws SQLException {
        parameters
                .array(words, Word::place)
                .array(words, word -> word.facts().tenant().value())
                .array(words, word -> word.facts().id().value())
                .array(words, word -> word.update().before().version())
                .array(words, word -> word.before().version())
                .array(words, word -> word.before().remembered())
                .array(words, word -> word.before().stamp())
                .array(words, word -> word.update().after().at().lastActivityAt())
                .array(words, word -> word.record().activity())
                .texts(words, word -> word.record().text())
                .texts(words, Word::traceparent)
                .array(words, Word::events)
                .array(told, Told::place)
                .array(told, Told::number)
                .array(told, event -> event.version().id().value())
                .texts(told, event -> event.version().subject())
                .texts(told, event -> event.version().rest())
                .text(patience.toString());
    }
}
