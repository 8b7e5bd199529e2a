package io.ghasi.delivery.relay.reconcile;

import io.ghasi.delivery.adapters.nats.StreamedEvent;
import io.ghasi.delivery.adapters.postgres.ArchivedEvent;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.reconcile.History;
import io.ghasi.delivery.core.reconcile.Published;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Puts archive and stream together, aggregate by aggregate. A message tells its event's id alone, so both are put in parts by that first,
 * and what was found in parts by aggregate then. Memory holds a two hundred and fifty-sixth of either at a time; disk some 170 bytes an event.
 */
final class Histories implements AutoCloseable {
    private static final long NOWHERE = -1;
    private static final int EVENT = 2;

    private final Spill archived;
    private final Spill streamed;
    private final Spill found;
    private long events;

    /** Keeps its files in {@code folder}. */
    Histories(Path folder) {
        this.archived = new Spill(folder, "archived", 9);
        this.streamed = new Spill(folder, "streamed", EVENT + 1);
        this.found = new Spill(folder, "found", 10);
    }

    void add(ArchivedEvent one) {
        Published event = one.event();
        events++;
        archived.add(
                event.event(),
                event.event().getMostSignificantBits(),
                event.event().getLeastSignificantBits(),
                one.tenant().value().getMostSignificantBits(),
                one.tenant().value().getLeastSignificantBits(),
                one.aggregate().getMostSignificantBits(),
                one.aggregate().getLeastSignificantBits(),
                event.version(),
                event.row(),
                ChronoUnit.MICROS.between(Instant.EPOCH, event.archivedAt()));
    }

    void add(StreamedEvent one) {
        UUID event = one.event();
        if (event != null) {
            streamed.add(event, event.getMostSignificantBits(), event.getLeastSignificantBits(), one.sequence());
        }
    }

    /** How many the archive had. */
    long events() {
        return events;
    }

    /** To be called once both are read. Tells {@code unknown} of those that only the stream has. */
    void join(Consumer<UUID> unknown) throws IOException {
        archived.close();
        streamed.close();
        for (int part = 0; part < Spill.PARTS; part++) {
            Map<UUID, List<Long>> sequences = new HashMap<>();
            streamed.read(
                    part,
                    record -> sequences
                            .computeIfAbsent(uuid(record, 0), event -> new ArrayList<>(1))
                            .add(record[EVENT]));
            Map<UUID, Boolean> known = new HashMap<>();
            archived.read(part, record -> {
                UUID event = uuid(record, 0);
                known.put(event, true);
                sequences.getOrDefault(event, List.of(NOWHERE)).forEach(sequence -> add(record, sequence));
            });
            sequences.keySet().stream()
                    .filter(event -> !known.containsKey(event))
                    .forEach(unknown);
        }
        found.close();
    }

    private void add(long[] record, long sequence) {
        long[] with = java.util.Arrays.copyOf(record, record.length + 1);
        with[record.length] = sequence;
        found.add(uuid(record, 4), with);
    }

    /** Tells {@code each} of all aggregates that the archive has, after {@link #join}; at the end of a part, {@code rest}. */
    void forEach(Consumer<History> each, Runnable rest) throws IOException {
        for (int part = 0; part < Spill.PARTS; part++) {
            Map<Key, List<long[]>> aggregates = new LinkedHashMap<>();
            found.read(
                    part,
                    record -> aggregates
                            .computeIfAbsent(
                                    new Key(new TenantId(uuid(record, 2)), uuid(record, 4)), key -> new ArrayList<>(4))
                            .add(record));
            aggregates.forEach((key, records) -> each.accept(history(key, records)));
            rest.run();
        }
    }

    private record Key(TenantId tenant, UUID aggregate) {}

    private static History history(Key key, List<long[]> records) {
        Map<UUID, Published> events = new LinkedHashMap<>();
        records.forEach(record -> events.put(uuid(record, 0), published(record)));
        List<UUID> stream = records.stream()
                .filter(record -> record[9] != NOWHERE)
                .sorted(Comparator.comparingLong(record -> record[9]))
                .map(record -> uuid(record, 0))
                .toList();
        return new History(key.tenant, key.aggregate, List.copyOf(events.values()), stream);
    }

    private static Published published(long[] record) {
        return new Published(
                (int) record[6], record[7], uuid(record, 0), Instant.EPOCH.plus(record[8], ChronoUnit.MICROS));
    }

    private static UUID uuid(long[] record, int place) {
        return new UUID(record[place], record[place + 1]);
    }

    @Override
    public void close() throws IOException {
        archived.close();
        streamed.close();
        found.close();
    }
}
