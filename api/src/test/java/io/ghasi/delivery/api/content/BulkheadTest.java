package io.ghasi.delivery.api.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.ids.SessionId;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BulkheadTest {
    private static final SessionId ONE = new SessionId(new UUID(1, 1));
    private static final SessionId OTHER = new SessionId(new UUID(2, 2));
    private static final SessionId THIRD = new SessionId(new UUID(3, 3));

    private static void refused(Bulkhead bulkhead, SessionId session) {
        assertThatThrownBy(() -> bulkhead.enter(session))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(Code.DEPENDENCY_UNAVAILABLE));
    }

    @Test
    void one_session_takes_nothing_from_another() {
        Bulkhead bulkhead = new Bulkhead(3, 2, Duration.ofMillis(1));
        bulkhead.enter(ONE);
        bulkhead.enter(ONE);
        refused(bulkhead, ONE);

        bulkhead.enter(OTHER);
    }

    @Test
    void all_of_them_together_have_so_many_and_no_more() {
        Bulkhead bulkhead = new Bulkhead(2, 2, Duration.ofMillis(1));
        bulkhead.enter(ONE);
        Bulkhead.Place place = bulkhead.enter(OTHER);
        refused(bulkhead, THIRD);
        place.close();

        bulkhead.enter(THIRD);
    }

    @Test
    void who_waits_goes_on_when_a_place_is_free() throws Exception {
        Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofMinutes(1));
        Bulkhead.Place first = bulkhead.enter(ONE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Bulkhead.Place> second = threads.submit(() -> bulkhead.enter(OTHER));
            await().until(() -> bulkhead.size() == 2);
            first.close();
            second.get().close();
        }
        assertThat(bulkhead.size()).isZero();
    }

    @Test
    void nothing_is_left_of_who_was_refused() {
        Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofMillis(1));
        Bulkhead.Place place = bulkhead.enter(ONE);
        refused(bulkhead, ONE);
        refused(bulkhead, OTHER);
        place.close();

        assertThat(bulkhead.size()).isZero();
        bulkhead.enter(OTHER).close();
    }
}
