package io.ghasi.delivery.relay.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.adapters.nats.BrokerSettings;
import io.ghasi.delivery.adapters.nats.JetStreamBroker;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.outbox.OutboxRow;
import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.relay.wiring.RelayWorld.Said;
import io.ghasi.delivery.testkit.servers.RealServers;
import io.nats.client.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final UUID SCHOOL = new UUID(1, 1);

    private RelayWorld world;

    @BeforeEach
    void open() throws Exception {
        world = new RelayWorld(WINDOW);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_stream_that_has_everything_is_left_alone() throws Exception {
        world.addMany(20, 6);
        world.relayAll();
        List<UUID> before = world.stream();
        Said said = world.operator("reconcile");
        assertThat(said).isEqualTo(new Said(0, "aggregates=20 events=140 holes=0 repaired=0\n"));
        assertThat(world.stream()).isEqualTo(before);
    }

    @Test
    void a_stream_of_another_region_is_not_reconciled() throws Exception {
        world.addMany(20, 6);
        world.relayAll();
        world.createStreams(Region.US);
        assertThat(world.operator("reconcile")).isEqualTo(new Said(1, ""));
        assertThat(world.stream()).isEmpty();
    }

    @Test
    void a_wiped_stream_is_restored_event_for_event_and_in_order() throws Exception {
        world.addMany(300, 6);
        world.relayAll();
        List<UUID> before = world.stream();
        world.createStreams();
        Said said = world.operator("reconcile");
        assertThat(said.last()).isEqualTo("aggregates=300 events=2100 holes=300 repaired=300");
        assertThat(said.code()).isZero();
        assertThat(world.stream()).hasSize(2_100).containsExactlyInAnyOrderElementsOf(before);
        world.assertThatTheStreamIsWhole();
        assertThat(world.operator("reconcile").last()).isEqualTo("aggregates=300 events=2100 holes=0 repaired=0");
    }

    @Test
    void single_holes_are_mended_from_the_hole_on_and_a_second_look_finds_nothing() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        world.addMany(40, 10);
        world.relayAll();
        List<UUID> lost = lose(new Random(seed), 25);
        Said said = world.operator("reconcile", "--wait");
        assertThat(said.code()).isZero();
        assertThat(said.text()).contains("\"finding\":\"hole\"").contains("\"result\":\"repaired\"");
        assertThat(world.stream()).containsAll(lost);
        world.assertThatTheStreamIsWhole();
        List<UUID> after = world.stream();
        assertThat(world.operator("reconcile").last()).endsWith("holes=0 repaired=0");
        assertThat(world.stream()).isEqualTo(after);
    }

    @Test
    void copies_past_the_window_are_nothing_to_mend() throws Exception {
        world.addMany(3, 6);
        world.relayAll();
        List<UUID> before = world.stream();
        publishUntilStored(before.getFirst());
        publishUntilStored(before.getLast());
        assertThat(world.stream()).hasSize(before.size() + 2);
        assertThat(world.operator("reconcile").last()).endsWith("holes=0 repaired=0");
    }

    @Test
    void what_the_broker_still_knows_by_its_id_is_left_for_the_next_time() throws Exception {
        try (RelayWorld slow = new RelayWorld(Duration.ofMinutes(2))) {
            slow.addMany(2, 4);
            slow.relayAll();
            slow.nats(management -> management.deleteMessage("DELIVERY", 3));
            List<UUID> before = slow.stream();
            Said said = slow.operator("reconcile");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.text()).contains("\"result\":\"too young\",\"stoppedAt\":2");
            assertThat(said.last()).endsWith("holes=1 repaired=0");
            assertThat(slow.stream()).isEqualTo(before);
        }
    }

    @Test
    void a_look_changes_nothing() throws Exception {
        world.addMany(4, 4);
        world.relayAll();
        lose(new Random(1), 2);
        List<UUID> before = world.stream();
        Said said = world.operator("reconcile", "--dry-run");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("\"result\":\"not tried\"");
        assertThat(world.stream()).isEqualTo(before);
    }

    @Test
    void nats_may_be_killed_half_way() throws Exception {
        world.addMany(400, 5);
        world.relayAll();
        world.createStreams();
        CompletableFuture<Said> said = CompletableFuture.supplyAsync(() -> world.operator("reconcile"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> world.stream().size() > 300);
        RealServers.nats().kill();
        RealServers.nats().start();
        assertThat(said.get().last()).endsWith("holes=400 repaired=400");
        world.assertThatTheStreamIsWhole();
    }

    @Test
    void what_the_stream_alone_has_is_told_and_what_waits_to_be_retired_is_not() throws Exception {
        world.addMany(2, 2);
        world.relayAll();
        UUID stranger = new UUID((Instant.now().toEpochMilli() << 16) | 5, 7);
        publishUntilStored(stranger);
        UUID unretired = world.add(SCHOOL, new UUID(8, 8), 1, RelayWorld.NAVIGATED, "{}");
        publishUntilStored(unretired);
        Said said = world.operator("reconcile");
        assertThat(said.code()).isZero();
        assertThat(said.text())
                .contains("in the stream alone")
                .contains(new EventId(stranger).text())
                .doesNotContain(new EventId(unretired).text());
    }

    @Test
    void what_the_archive_lacks_is_told_and_does_not_end_well() throws Exception {
        world.addMany(1, 5);
        world.relayAll();
        world.run("DELETE FROM delivery.outbox_archive WHERE aggregate_version = 3");
        Said said = world.operator("reconcile");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.text()).contains("\"finding\":\"not in the archive\",\"version\":3");
    }

    @Test
    void what_the_stream_is_not_expected_to_keep_any_more_is_no_hole_unless_all_is_asked_for() throws Exception {
        world.addMany(5, 3);
        world.relayAll();
        world.run("SELECT delivery.maintain_outbox_archive(now() - interval '30 days', interval '99 days')");
        world.run("UPDATE delivery.outbox_archive SET archived_at = now() - interval '30 days'");
        world.createStreams();
        assertThat(world.operator("reconcile").last()).isEqualTo("aggregates=0 events=0 holes=0 repaired=0");
        assertThat(world.operator("reconcile", "--all").last()).isEqualTo("aggregates=5 events=15 holes=5 repaired=5");
    }

    @Test
    void what_was_erased_is_neither_brought_back_nor_told_of() throws Exception {
        world.addMany(6, 4);
        world.relayAll();
        UUID aggregate = new UUID(9, 0);
        List<UUID> erased = world.published().getOrDefault(SCHOOL + "/" + aggregate, List.of());
        assertThat(erased).hasSize(4);
        world.run("""
                WITH blank AS (
                    UPDATE delivery.outbox_archive SET payload = '', erased_at = now()
                    WHERE tenant_id = '%s' AND aggregate_id = '%s' RETURNING tenant_id, event_id
                )
                INSERT INTO delivery.erased_events (tenant_id, event_id, request_id)
                SELECT tenant_id, event_id, gen_random_uuid() FROM blank
                """.formatted(SCHOOL, aggregate));
        int place = world.stream().indexOf(erased.get(1));
        world.nats(management -> management.deleteMessage("DELIVERY", place + 1));
        Said said = world.operator("reconcile");
        assertThat(said).isEqualTo(new Said(0, "aggregates=5 events=20 holes=0 repaired=0\n"));
        assertThat(world.stream()).hasSize(23).doesNotContain(erased.get(1));
    }

    @Test
    void bounds_of_time_are_kept() throws Exception {
        world.addMany(5, 3);
        world.relayAll();
        world.createStreams();
        String later = Instant.now().plusSeconds(60).toString();
        String earlier = Instant.now().minusSeconds(3_600).toString();
        assertThat(world.operator("reconcile", "--from", later).last()).startsWith("aggregates=0 ");
        assertThat(world.operator("reconcile", "--to", earlier).last()).startsWith("aggregates=0 ");
        assertThat(world.operator("reconcile", "--from", earlier, "--to", later).last())
                .startsWith("aggregates=5 events=15 ");
    }

    private List<UUID> lose(Random chance, int count) throws Exception {
        List<UUID> all = world.stream();
        HashSet<Integer> places = new HashSet<>();
        while (places.size() < count) {
            places.add(chance.nextInt(all.size()));
        }
        List<UUID> lost = new ArrayList<>();
        world.nats(management -> {
            for (int place : places) {
                management.deleteMessage("DELIVERY", place + 1);
                lost.add(all.get(place));
            }
        });
        return lost;
    }

    // Until the window has passed, the broker says that it is a duplicate.
    private void publishUntilStored(UUID event) throws Exception {
        OutboxRow row = new OutboxRow(
                1, 0, new TenantId(SCHOOL), SCHOOL, 1, event, RelayWorld.NAVIGATED, "{}", null, Instant.EPOCH);
        Connection connection = RealServers.nats().connect();
        try (JetStreamBroker broker =
                new JetStreamBroker(connection, world.topology.events(), BrokerSettings.standard())) {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                CompletableFuture<Receipt> answer = new CompletableFuture<>();
                broker.publish(row, answer::complete);
                return answer.get() instanceof Receipt.Stored(long _, boolean duplicate) && !duplicate;
            });
        } finally {
            connection.close();
        }
    }
}
