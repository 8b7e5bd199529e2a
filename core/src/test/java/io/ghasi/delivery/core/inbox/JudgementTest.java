package io.ghasi.delivery.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.events.Cause;
import io.ghasi.delivery.core.ids.EventId;
import io.ghasi.delivery.core.ids.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Delivers the events of some aggregates in any order, any number of times, in batches of any size. */
class JudgementTest {
    private static final int WALKS = 2_000;
    private static final int AGGREGATES = 3;
    private static final int EVENTS = 6;
    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final Effect EFFECT = new Effect.TenantLeft(Instant.EPOCH);
    private static final Cause CAUSE = new Cause("system", "test", "", "");

    @Test
    void a_batch_out_of_order_has_no_gap_of_its_own() {
        Judgement judgement =
                Judgement.of(Guard.EVERY, List.of(event(1, 1, 3), event(1, 1, 1), event(1, 1, 2)), Map.of(), Set.of());
        assertThat(judgement.verdicts()).containsOnly(new Verdict.Apply());
        assertThat(judgement.applied()).extracting(it -> it.at().version()).containsExactly(1, 2, 3);
    }

    @Test
    void what_its_producer_was_asked_for_needs_nothing_before_it() {
        Message asked = event(1, 1, 5).lookedUp(EFFECT);
        assertThat(Judgement.of(Guard.EVERY, List.of(asked), Map.of(), Set.of()).verdicts())
                .containsExactly(new Verdict.Apply());
        Map<Source, Position> later = Map.of(asked.source(), new Position(1, 6));
        assertThat(Judgement.of(Guard.EVERY, List.of(asked), later, Set.of()).verdicts())
                .containsExactly(new Verdict.AlreadyKnown());
    }

    @Test
    void every_event_is_applied_once_and_in_order_whatever_the_broker_does() {
        walkAll(20_261_126L);
        walkAll(System.nanoTime());
    }

    private static void walkAll(long seed) {
        System.out.println("JudgementTest seed=" + seed);
        Random random = new Random(seed);
        for (int walk = 0; walk < WALKS; walk++) {
            new Walk(random).run();
        }
    }

    private static final class Walk {
        private final Random random;
        private final List<Message> onTheWay = new ArrayList<>();
        private final Map<Source, Position> positions = new HashMap<>();
        private final Set<EventId> known = new HashSet<>();
        private final Map<Source, List<Integer>> applied = new HashMap<>();

        Walk(Random random) {
            this.random = random;
            for (int aggregate = 0; aggregate < AGGREGATES; aggregate++) {
                for (int version = 1; version <= EVENTS; version++) {
                    onTheWay.addAll(Collections.nCopies(1 + random.nextInt(3), event(aggregate, 1, version)));
                }
            }
        }

        void run() {
            while (!onTheWay.isEmpty()) {
                Collections.shuffle(onTheWay, random);
                int size = 1 + random.nextInt(onTheWay.size());
                List<Message> batch = new ArrayList<>(onTheWay.subList(0, size));
                onTheWay.subList(0, size).clear();
                deliver(batch);
            }
            assertThat(applied).hasSize(AGGREGATES);
            assertThat(applied.values()).containsOnly(List.of(1, 2, 3, 4, 5, 6));
        }

        private void deliver(List<Message> batch) {
            Judgement judgement = Judgement.of(Guard.EVERY, batch, positions, known);
            for (int i = 0; i < batch.size(); i++) {
                if (judgement.verdicts().get(i) instanceof Verdict.Gap) {
                    onTheWay.add(batch.get(i));
                }
            }
            judgement.applied().forEach(this::apply);
            positions.putAll(judgement.moved());
        }

        private void apply(Message message) {
            known.add(message.id());
            applied.computeIfAbsent(message.source(), _ -> new ArrayList<>())
                    .add(message.at().version());
        }
    }

    private static Message event(int aggregate, int epoch, int version) {
        EventId id = new EventId(new UUID(aggregate, (long) epoch << 32 | version));
        return new Message(
                id,
                TENANT,
                "enrollment-service",
                new UUID(7, aggregate),
                new Position(epoch, version),
                CAUSE,
                EFFECT,
                false);
    }
}
