package io.ghasi.delivery.adapters.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.testkit.tls.ServerKey;
import io.ghasi.delivery.testkit.tls.TestAuthority;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of TLS with whatever server: whom it lets us speak with, what an operator reads of others, and that nobody starts anew for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TlsContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    static Path folder;

    private TestAuthority authority;
    private TestAuthority stranger;
    private Path bundle;
    private Server server;

    /** A server, and we as its client. */
    protected interface Server extends AutoCloseable {
        /** Shows itself by {@code key} to whoever comes from now on, or soon. */
        void present(ServerKey key) throws Exception;

        /** Comes anew: what an operator is told where there is no connection; empty where there is one. */
        String refusal() throws Exception;

        @Override
        void close();
    }

    /** One in {@code home} that shows itself by {@code key}, to whom we come as localhost, trusting {@code authorities}. */
    protected abstract Server start(Path home, ServerKey key, Path authorities) throws Exception;

    @BeforeAll
    void begin() throws Exception {
        authority = TestAuthority.create(folder.resolve("authority"));
        stranger = TestAuthority.create(folder.resolve("stranger"));
        bundle = TestAuthority.bundle(folder.resolve("bundle.pem"), authority);
        server = start(folder.resolve("server"), authority.issue("localhost"), bundle);
    }

    @AfterAll
    void end() {
        server.close();
    }

    /** Certificates that will not do, and what is said of them. */
    enum Bad {
        EXPIRED("its certificate has expired"),
        ANOTHERS("its certificate is another name's"),
        UNKNOWN("its certificate is vouched for by nobody whom we trust");

        private final String said;

        Bad(String said) {
            this.said = said;
        }

        private ServerKey of(TestAuthority authority, TestAuthority stranger) throws Exception {
            return switch (this) {
                case EXPIRED -> authority.issueExpired("localhost");
                case ANOTHERS -> authority.issue("elsewhere.example");
                case UNKNOWN -> stranger.issue("localhost");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_shows_a_bad_certificate_is_refused_and_spoken_with_as_soon_as_it_shows_a_good_one(Bad bad)
            throws Exception {
        server.present(bad.of(authority, stranger));
        awaitRefusal(bad.said);
        server.present(authority.issue("localhost"));
        awaitConnection();
    }

    @Test
    void another_authority_takes_over_without_a_new_start() throws Exception {
        // Given both are trusted, and then the new one alone
        TestAuthority next = TestAuthority.create(folder.resolve("next"));
        TestAuthority.bundle(bundle, authority, next);
        awaitConnection();
        server.present(next.issue("localhost"));
        awaitConnection();
        TestAuthority.bundle(bundle, next);
        awaitConnection();
        // When
        server.present(authority.issue("localhost"));
        // Then
        awaitRefusal(Bad.UNKNOWN.said);
        TestAuthority.bundle(bundle, authority);
        awaitConnection();
    }

    private void awaitRefusal(String said) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.refusal()).contains(said));
    }

    private void awaitConnection() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(server.refusal()).isEmpty());
    }
}
