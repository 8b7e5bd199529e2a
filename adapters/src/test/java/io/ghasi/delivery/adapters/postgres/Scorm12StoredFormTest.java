package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm12.ErrorCode;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import io.ghasi.delivery.core.scorm12.VisitSnapshot;
import io.ghasi.delivery.core.scorm12.course.Attempt;
import io.ghasi.delivery.core.scorm12.course.ItemRecord;
import io.ghasi.delivery.core.scorm12.course.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a SCORM 1.2 session keeps, as PostgreSQL holds it. */
class Scorm12StoredFormTest {
    private static final long SEED = Long.getLong("delivery.seed", System.nanoTime());
    private static final int MOST_BYTES = 64 << 10;

    private final Random random = new Random(SEED);

    private <T> T one(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private Attempt attempt(int size) {
        Map<Integer, Standing> standings = new HashMap<>();
        for (int item = 0; item < size; item++) {
            Double measure = random.nextBoolean() ? null : (Double) (random.nextInt(101) / 100.0);
            standings.put(item, new Standing(one(LessonStatus.values()), measure));
        }
        Integer item = random.nextBoolean() ? null : (Integer) random.nextInt(size);
        return new Attempt(item, random.nextInt(50), random.nextBoolean(), standings);
    }

    @Test
    void attempts_are_read_as_they_were_written_and_a_thousand_items_are_small() {
        for (int i = 0; i < 20; i++) {
            Attempt attempt = attempt(1_000);
            String stored = AttemptJson.write(attempt);

            assertThat(AttemptJson.read(stored)).as("-Ddelivery.seed=" + SEED).isEqualTo(attempt);
            assertThat(stored.length()).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void records_are_read_as_they_were_written() {
        for (ErrorCode error : ErrorCode.values()) {
            Map<String, String> data =
                    Map.of("cmi.core.lesson_location", "\"page\" 7 \uD83D\uDE00", "cmi.suspend_data", "");
            Batches.Made made = new Batches.Made(new UUID(1, 2), List.of(new RuntimeReply("true", "0")));
            Batches.Earlier before = random.nextBoolean() ? null : new Batches.Earlier(3, 7, made);
            ItemRecord record = new ItemRecord(
                    7,
                    random.nextInt(9),
                    random.nextBoolean(),
                    new VisitSnapshot(one(Api.Stage.values()), error, data),
                    new Batches(9, List.of(made), before));

            assertThat(ItemRecordJson.read(7, ItemRecordJson.write(record)))
                    .as("-Ddelivery.seed=" + SEED)
                    .isEqualTo(record);
        }
    }

    @Test
    void what_a_later_version_wrote_is_not_guessed_at() {
        assertThatThrownBy(() -> AttemptJson.read("{\"v\": 2}")).hasMessageContaining("version 2");
        assertThatThrownBy(() -> ItemRecordJson.read(1, "{\"v\": 2}")).hasMessageContaining("version 2");
    }
}
