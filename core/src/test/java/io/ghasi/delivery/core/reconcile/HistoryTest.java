package io.ghasi.delivery.core.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.reconcile.Finding.Hole;
import io.ghasi.delivery.core.reconcile.Finding.Reordered;
import io.ghasi.delivery.core.reconcile.Finding.Whole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final TenantId SCHOOL = new TenantId(new UUID(1, 1));
    private static final int WORLDS = 20_000;

    @Test
    void a_stream_that_has_everything_in_order_is_whole_whatever_copies_it_has() {
        assertThat(of(plain(3), 1, 2, 3).compare()).isEqualTo(new Whole());
        assertThat(of(plain(3), 1, 1, 2, 3, 2, 3, 1).compare()).isEqualTo(new Whole());
        assertThat(of(List.of()).compare()).isEqualTo(new Whole());
    }

    @Test
    void an_event_that_is_missing_is_published_again_with_all_that_follow_it() {
        List<Published> all = plain(4);
        assertThat(of(all, 1, 3, 4).compare()).isEqualTo(new Hole(2, all.subList(1, 4)));
        assertThat(of(all, 1, 2, 3).compare()).isEqualTo(new Hole(4, all.subList(3, 4)));
        assertThat(of(all).compare()).isEqualTo(new Hole(1, all));
    }

    @Test
    void an_event_that_is_only_before_its_predecessor_is_published_again_with_all_that_follow_it() {
        List<Published> all = plain(3);
        assertThat(of(all, 2, 1, 3).compare()).isEqualTo(new Reordered(2, all.subList(1, 3)));
    }

    @Test
    void an_aggregate_of_which_only_the_end_was_looked_for_is_compared_from_there_on() {
        List<Published> end = plain(5).subList(2, 5);
        assertThat(of(end, 3, 4, 5).compare()).isEqualTo(new Whole());
        assertThat(of(end, 4, 5).compare()).isEqualTo(new Hole(3, end));
        assertThat(of(end, 3, 4, 5).lacking()).isEmpty();
    }

    @Test
    void renditions_of_one_event_come_in_any_order_and_each_must_be_there() {
        List<Published> all = List.of(published(1, 1), published(2, 2), published(2, 3), published(3, 4));
        assertThat(of(all, 1, 3, 2, 4).compare()).isEqualTo(new Whole());
        assertThat(of(all, 1, 2, 4).compare()).isEqualTo(new Hole(2, all.subList(1, 4)));
    }

    @Test
    void what_the_archive_itself_lacks_is_told() {
        List<Published> all = List.of(published(1, 1), published(3, 3), published(4, 4), published(7, 7));
        assertThat(of(all, 1, 3, 4, 7).lacking()).containsExactly(2, 5);
        assertThat(of(all, 1, 3, 4, 7).compare()).isEqualTo(new Whole());
    }

    @Test
    void after_the_repair_everybody_who_holds_at_gaps_gets_everything_in_order_and_a_second_look_finds_nothing() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        for (int world = 0; world < WORLDS; world++) {
            List<Published> all = archive(chance);
            List<UUID> stream = damaged(all, chance);
            History before = new History(SCHOOL, SCHOOL.value(), all, stream);
            List<Published> series = oneRenditionEach(all, chance);
            switch (before.compare()) {
                case Whole() -> assertThat(read(series, stream)).isEqualTo(series.size());
                case Hole(int version, List<Published> again) -> {
                    assertThat(stream)
                            .matches(it -> again.stream()
                                    .anyMatch(one -> one.version() == version && !it.contains(one.event())));
                    check(all, stream, series, again);
                }
                case Reordered(int version, List<Published> again) -> {
                    assertThat(again.getFirst().version()).isEqualTo(version);
                    check(all, stream, series, again);
                }
            }
        }
    }

    private static void check(List<Published> all, List<UUID> stream, List<Published> series, List<Published> again) {
        List<UUID> repaired = new ArrayList<>(stream);
        again.forEach(one -> repaired.add(one.event()));
        assertThat(read(series, repaired)).isEqualTo(series.size());
        assertThat(new History(SCHOOL, SCHOOL.value(), all, repaired).compare()).isEqualTo(new Whole());
    }

    // How far a consumer comes who reads one rendition of each event and forgets what came too early.
    private static int read(List<Published> series, List<UUID> stream) {
        int next = 0;
        for (UUID event : stream) {
            if (next < series.size() && series.get(next).event().equals(event)) {
                next++;
            }
        }
        return next;
    }

    private static List<Published> archive(Random chance) {
        List<Published> all = new ArrayList<>();
        int versions = 1 + chance.nextInt(8);
        for (int version = 1; version <= versions; version++) {
            for (int rendition = 1 + chance.nextInt(2); rendition > 0; rendition--) {
                all.add(published(version, all.size() + 1));
            }
        }
        return all;
    }

    private static List<Published> oneRenditionEach(List<Published> all, Random chance) {
        List<Published> series = new ArrayList<>();
        for (Published one : all) {
            if (series.isEmpty() || series.getLast().version() != one.version()) {
                series.add(one);
            } else if (chance.nextBoolean()) {
                series.set(series.size() - 1, one);
            }
        }
        return series;
    }

    // Loses some, doubles some, and now and then puts one elsewhere.
    private static List<UUID> damaged(List<Published> all, Random chance) {
        List<UUID> stream = new ArrayList<>();
        int losses = chance.nextInt(4);
        for (Published one : all) {
            if (chance.nextInt(10) >= losses) {
                stream.add(one.event());
            }
            if (chance.nextInt(10) == 0) {
                stream.add(all.get(chance.nextInt(all.size())).event());
            }
        }
        if (!stream.isEmpty() && chance.nextInt(3) == 0) {
            stream.add(chance.nextInt(stream.size()), stream.remove(chance.nextInt(stream.size())));
        }
        return stream;
    }

    private static List<Published> plain(int versions) {
        List<Published> all = new ArrayList<>();
        for (int version = 1; version <= versions; version++) {
            all.add(published(version, version));
        }
        return all;
    }

    private static Published published(int version, long row) {
        return new Published(version, row, new UUID(7, row), Instant.EPOCH.plusSeconds(row));
    }

    private static History of(List<Published> archived, int... rows) {
        List<UUID> stream = new ArrayList<>();
        for (int row : rows) {
            stream.add(new UUID(7, row));
        }
        return new History(SCHOOL, new UUID(2, 2), archived, stream);
    }
}
