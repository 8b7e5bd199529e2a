package io.ghasi.delivery.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm.attempt.VisitSnapshot;
import io.ghasi.delivery.core.scorm.course.ActivityRecord;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.course.Progress;
import io.ghasi.delivery.core.scorm.runtime.Api;
import io.ghasi.delivery.core.scorm.runtime.ErrorCode;
import io.ghasi.delivery.core.scorm.sequencing.ActivitySnapshot;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
import io.ghasi.delivery.core.scorm.sequencing.SequencingSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a SCORM session keeps, as PostgreSQL holds it. */
class ScormStoredFormTest {
    private static final long SEED = Long.getLong("delivery.seed", System.nanoTime());
    private static final int MOST_BYTES = 200 << 10;

    private final Random random = new Random(SEED);

    private @Nullable Boolean flag() {
        return random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean();
    }

    private @Nullable Double number() {
        return random.nextInt(3) == 0 ? null : (Double) (random.nextInt(10_000_000) / 1e7);
    }

    private ObjectiveState objective() {
        return new ObjectiveState(flag(), number(), number(), number(), number(), flag(), number());
    }

    private ActivitySnapshot activity(int number) {
        return new ActivitySnapshot(
                number,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(5),
                List.of(objective(), objective()),
                random.nextBoolean() ? null : List.of(number + 2, number + 1));
    }

    private Progress progress(int size) {
        List<ActivitySnapshot> activities = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            activities.add(activity(i));
        }
        SequencingSnapshot sequencing = new SequencingSnapshot(
                random.nextBoolean() ? null : (Integer) 3,
                random.nextBoolean() ? null : (Integer) 4,
                activities,
                Map.of("urn:a \"b\"", objective(), "ö", ObjectiveState.UNKNOWN));
        return new Progress(sequencing, Map.of("store", "\u0001 \"text\" \uD83D\uDE00"), 5);
    }

    @Test
    void progress_is_read_as_it_was_written_and_a_thousand_activities_are_small() {
        for (int i = 0; i < 20; i++) {
            Progress progress = progress(1_000);
            String stored = ProgressJson.write(progress);

            assertThat(ProgressJson.read(stored)).as("-Ddelivery.seed=" + SEED).isEqualTo(progress);
            assertThat(stored.length()).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void records_are_read_as_they_were_written() {
        for (ErrorCode error : ErrorCode.values()) {
            VisitSnapshot visit = new VisitSnapshot(
                    7,
                    3,
                    random.nextBoolean(),
                    random.nextBoolean() ? Api.Stage.RUNNING : Api.Stage.TERMINATED,
                    error,
                    Map.of("cmi.location", "\"page\" 7", "cmi.suspend_data", ""),
                    Set.of("cmi.location"));
            RuntimeReply good = new RuntimeReply("true", "0");
            ActivityRecord record = new ActivityRecord(
                    visit,
                    random.nextBoolean(),
                    new Batches(
                            9,
                            List.of(
                                    new Batches.Made(
                                            new UUID(1, 2), List.of(good, good, new RuntimeReply("", "403"), good)),
                                    new Batches.Made(new UUID(-1, 0), List.of())),
                            random.nextBoolean()
                                    ? null
                                    : new Batches.Earlier(3, 7, new Batches.Made(new UUID(5, 6), List.of(good)))));

            assertThat(RecordJson.read(7, RecordJson.write(record)))
                    .as("-Ddelivery.seed=" + SEED)
                    .isEqualTo(record);
        }
    }

    @Test
    void what_a_later_version_wrote_is_not_guessed_at() {
        assertThatThrownBy(() -> ProgressJson.read("{\"v\": 2}")).hasMessageContaining("version 2");
        assertThatThrownBy(() -> RecordJson.read(1, "{\"v\": 2}")).hasMessageContaining("version 2");
    }
}
