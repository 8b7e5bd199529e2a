package io.ghasi.delivery.core.reconcile;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.reconcile.Finding.Hole;
import io.ghasi.delivery.core.reconcile.Finding.Reordered;
import io.ghasi.delivery.core.reconcile.Finding.Whole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What became of one aggregate.
 *
 * @param archived what was published of it, as far as it was looked for; in any order
 * @param stream ids of those in the stream, in its order, copies included
 */
public record History(TenantId tenant, UUID aggregate, List<Published> archived, List<UUID> stream) {
    /** The archive's events are put in order. */
    public History {
        archived = archived.stream()
                .sorted(Comparator.comparingInt(Published::version).thenComparingLong(Published::row))
                .toList();
        stream = List.copyOf(stream);
    }

    /**
     * Reads the stream as the strictest of consumers does, who takes a version only when he has all before it and forgets
     * what came too early. Where he gets through, everybody does; where he stops, the stream is to be mended from there
     * on. Who mended it so finds it whole: what is appended in order brings him to the end, whatever lies before it.
     */
    public Finding compare() {
        int reached = 0;
        Set<UUID> wanted = renditions(reached);
        for (UUID event : stream) {
            if (wanted.remove(event) && wanted.isEmpty()) {
                reached = end(reached);
                wanted = renditions(reached);
            }
        }
        return reached == archived.size() ? new Whole() : broken(reached);
    }

    private Finding broken(int reached) {
        int version = archived.get(reached).version();
        List<Published> again = archived.subList(reached, archived.size());
        return new HashSet<>(stream).containsAll(renditions(reached))
                ? new Reordered(version, again)
                : new Hole(version, again);
    }

    // The renditions of one event come in any order: nobody reads more than one of them.
    private Set<UUID> renditions(int from) {
        Set<UUID> events = new HashSet<>();
        archived.subList(from, end(from)).forEach(one -> events.add(one.event()));
        return events;
    }

    private int end(int from) {
        int end = from;
        while (end < archived.size()
                && archived.get(end).version() == archived.get(from).version()) {
            end++;
        }
        return end;
    }

    /** Versions between the first and the last that the archive itself lacks, so that nothing can bring them back: the first of each stretch. */
    public List<Integer> lacking() {
        List<Integer> lacking = new ArrayList<>();
        for (int i = 1; i < archived.size(); i++) {
            int next = archived.get(i - 1).version() + 1;
            if (archived.get(i).version() > next) {
                lacking.add(next);
            }
        }
        return lacking;
    }
}
