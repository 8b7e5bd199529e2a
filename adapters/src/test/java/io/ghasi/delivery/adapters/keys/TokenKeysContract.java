package io.ghasi.delivery.adapters.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.core.faults.DependencyUnavailable;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of the keys of every source, whoever keeps them. */
public abstract class TokenKeysContract {
    private static final Duration LONG = Duration.ofHours(1);
    private static final CachedKeySet.Timing OFTEN =
            new CachedKeySet.Timing(Duration.ofMillis(50), Duration.ZERO, Duration.ofSeconds(10));
    private static final CachedKeySet.Timing WHEN_ASKED =
            new CachedKeySet.Timing(LONG, Duration.ZERO, Duration.ofSeconds(10));
    private static final CachedKeySet.Timing RARELY = new CachedKeySet.Timing(LONG, LONG, Duration.ofSeconds(10));
    /** Longer than any test waits. */
    protected static final Duration ANSWER = Duration.ofSeconds(20);

    private FaultProxy proxy;

    /** A source whose server is reached at {@code port}, and has {@link #ANSWER} to answer. */
    protected abstract KeySource source(int port) throws Exception;

    /** Where the server itself is. */
    protected abstract int server();

    /** The key that signs now. */
    protected abstract SigningKey current();

    /** There is a new key from now on, besides those before. */
    protected abstract void rotate() throws Exception;

    /** {@code key}, which is not the current one, must not be used any more. */
    protected abstract void retire(SigningKey key);

    /** The server answers all with this until it is mended. */
    protected abstract void garble(int status, String body);

    protected abstract void mend();

    /** How many questions the server had. */
    protected abstract int asked();

    @BeforeEach
    void connect() throws Exception {
        proxy = FaultProxy.to(server());
    }

    @AfterEach
    void disconnect() {
        proxy.close();
    }

    private CachedKeySet keys(CachedKeySet.Timing timing) throws Exception {
        return new CachedKeySet(source(proxy.port()), timing);
    }

    private CachedKeySet loaded(CachedKeySet.Timing timing) throws Exception {
        CachedKeySet keys = keys(timing);
        await().until(keys::isLoaded);
        return keys;
    }

    @Test
    void a_key_is_known_by_its_id_and_no_other_is() throws Exception {
        try (CachedKeySet keys = loaded(RARELY)) {
            assertThat(keys.find(current().kid()))
                    .isEqualTo(VerificationKey.of(current().publicBytes()));
            assertThat(keys.find("another")).isNull();
        }
    }

    @Test
    void a_new_key_is_known_when_its_first_token_comes() throws Exception {
        try (CachedKeySet keys = loaded(WHEN_ASKED)) {
            SigningKey old = current();
            rotate();
            assertThat(keys.find(current().kid())).isNotNull();
            assertThat(keys.find(old.kid())).isNotNull();
        }
    }

    @Test
    void a_retired_key_is_forgotten() throws Exception {
        try (CachedKeySet keys = loaded(OFTEN)) {
            SigningKey old = current();
            assertThat(keys.find(old.kid())).isNotNull();
            rotate();
            retire(old);
            await().until(() -> keys.find(old.kid()) == null);
            assertThat(keys.find(current().kid())).isNotNull();
        }
    }

    @Test
    void unknown_keys_do_not_make_us_ask_without_end() throws Exception {
        try (CachedKeySet keys = loaded(RARELY)) {
            int before = asked();
            for (int i = 0; i < 1_000; i++) {
                assertThat(keys.find("made up " + i)).isNull();
            }
            assertThat(asked()).isEqualTo(before);
        }
    }

    @Test
    void known_keys_stay_good_while_nonsense_is_told() throws Exception {
        try (CachedKeySet keys = loaded(OFTEN)) {
            for (String nonsense : new String[] {
                "",
                "{",
                "[]",
                "{\"keys\": 1}",
                "{\"data\": 7}",
                "{\"PublicKey\":\"AA==\"}",
                "{\"data\":{\"type\":\"ed25519\"}}",
                "{\"data\":{\"type\":\"ed25519\",\"keys\":{\"1\":{\"public_key\":\"\"}}}}",
                "{\"data\":{\"type\":\"ed25519\",\"keys\":{\"1\":{\"public_key\":\"AAAA\"}}}}"
            }) {
                staysGood(keys, 200, nonsense);
            }
            staysGood(keys, 403, "{}");
            staysGood(keys, 404, "404 page not found");
            staysGood(keys, 503, "{\"errors\":[]}");
        }
    }

    private void staysGood(CachedKeySet keys, int status, String told) {
        garble(status, told);
        int before = asked();
        // A reading is of two questions at most: with the third the first answer was dealt with.
        await().until(() -> asked() > before + 2);
        assertThat(keys.find(current().kid())).as(status + " " + told).isNotNull();
        mend();
    }

    @Test
    void known_keys_stay_good_while_nobody_answers_and_new_ones_are_known_after() throws Exception {
        try (CachedKeySet keys = loaded(OFTEN)) {
            SigningKey old = current();
            proxy.cut();
            rotate();
            assertThat(keys.find(current().kid())).isNull();
            assertThat(keys.find(old.kid())).isNotNull();
            proxy.mend();
            await().until(() -> keys.find(current().kid()) != null);
        }
    }

    @Test
    void a_server_that_hangs_holds_a_few_who_guess_and_nobody_else() throws Exception {
        try (CachedKeySet keys = loaded(new CachedKeySet.Timing(LONG, Duration.ZERO, LONG));
                ExecutorService learners = Executors.newVirtualThreadPerTaskExecutor()) {
            proxy.stall();
            int before = asked();
            List<Future<VerificationKey>> guesses = IntStream.range(0, 500)
                    .mapToObj(i -> learners.submit(() -> keys.find("made up " + i)))
                    .toList();
            // Waiting goes on for an hour, as far as they are concerned.
            await().until(() -> guesses.stream().filter(Future::isDone).count() == 500 - CachedKeySet.MOST_WAITING);
            assertThat(keys.find(current().kid())).isNotNull();
            assertThat(asked()).isLessThanOrEqualTo(before + 1);
            proxy.mend();
            for (Future<VerificationKey> guess : guesses) {
                assertThat(guess.get()).isNull();
            }
        }
    }

    @Test
    void who_guesses_waits_no_longer_than_was_said() throws Exception {
        try (CachedKeySet keys = loaded(new CachedKeySet.Timing(LONG, Duration.ZERO, Duration.ofMillis(200)))) {
            proxy.stall();
            int before = asked();
            assertThat(keys.find("made up")).isNull();
            // It waited for an answer that did not come, and the source's own time is not over.
            assertThat(asked()).isLessThanOrEqualTo(before + 1);
        }
    }

    @Test
    void a_server_that_comes_late_is_waited_for() throws Exception {
        garble(503, "{}");
        try (CachedKeySet keys = keys(RARELY)) {
            await().until(() -> asked() > 0);
            assertThat(keys.isLoaded()).isFalse();
            // A token that nobody can check is neither good nor bad.
            assertThatThrownBy(() -> keys.find(current().kid())).isInstanceOf(DependencyUnavailable.class);
            mend();
            await().until(keys::isLoaded);
            assertThat(keys.find(current().kid())).isNotNull();
        }
    }
}
