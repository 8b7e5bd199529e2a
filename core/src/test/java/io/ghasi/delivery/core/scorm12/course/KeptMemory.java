package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.scorm12.Launch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is kept of one session, and how often it was read where the attempt is. */
final class KeptMemory implements Scorm12Memory {
    private final Map<Integer, ItemRecord> items = new TreeMap<>();
    private @Nullable Attempt attempt;
    int attemptReads;

    void keep(Memory memory) {
        Scorm12Change change = (Scorm12Change) memory;
        attempt = change.attempt() == null ? attempt : change.attempt();
        change.items().forEach(record -> items.put(record.item(), record));
    }

    /** A new session keeps nothing of the one before but what it takes over. */
    void begin(Memory memory) {
        items.clear();
        keep(memory);
    }

    void forget() {
        attempt = null;
        items.clear();
    }

    Map<Integer, Standing> standings() {
        return attempt == null ? Map.of() : attempt.standings();
    }

    @Override
    public Launch.Student student() {
        return new Launch.Student("u1", "Doe, J");
    }

    @Override
    public @Nullable Attempt attempt() {
        attemptReads++;
        return attempt;
    }

    @Override
    public @Nullable ItemRecord item(int number) {
        return items.get(number);
    }

    @Override
    public List<ItemRecord> items() {
        return List.copyOf(items.values());
    }
}
