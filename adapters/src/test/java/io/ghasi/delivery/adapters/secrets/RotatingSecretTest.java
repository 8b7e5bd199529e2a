package io.ghasi.delivery.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.telemetry.HeardLog;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingSecretTest {
    @TempDir
    private Path folder;

    private MountedSecret mount;
    private RotatingSecret secret;

    @BeforeEach
    void mount() throws IOException {
        mount = MountedSecret.of(folder.resolve("secrets"), Map.of("password", "first"));
        secret = new RotatingSecret(Secrets.in(mount, "password"));
    }

    private void swap(String password) throws IOException {
        mount.swap(Map.of("password", password));
    }

    @Test
    void it_is_what_its_file_has_now() throws IOException {
        assertThat(secret.now()).isEqualTo("first");
        swap("second");
        assertThat(secret.now()).isEqualTo("second");
    }

    @Test
    void what_it_was_before_is_tried_too_until_somebody_takes_what_it_is() throws IOException {
        assertThat(secret.candidates()).containsExactly("first");
        swap("second");
        assertThat(secret.candidates()).containsExactly("second", "first");
        secret.accepted("first");
        assertThat(secret.candidates()).containsExactly("second", "first");
        secret.accepted("second");
        assertThat(secret.candidates()).containsExactly("second");
    }

    @Test
    void while_its_file_will_not_do_it_stays_what_it_was_and_that_is_told_once() throws IOException {
        try (HeardLog log = HeardLog.of(RotatingSecret.class)) {
            swap("");
            assertThat(secret.now()).isEqualTo("first");
            assertThat(secret.now()).isEqualTo("first");
            Files.delete(mount.file("password"));
            assertThat(secret.now()).isEqualTo("first");
            assertThat(log.text().lines())
                    .singleElement()
                    .asString()
                    .contains("stays what it was", mount.file("password").toString(), "is empty");
        }
    }

    @Test
    void neither_is_ever_logged() throws IOException {
        try (HeardLog log = HeardLog.of(RotatingSecret.class)) {
            swap("second");
            assertThat(secret.now()).isEqualTo("second");
            assertThat(log.text()).contains("a secret has changed").doesNotContain("first", "second");
        }
    }

    @Test
    void what_is_sealed_is_unsealed_when_it_is_new_and_not_at_each_look() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        RotatingSecret sealed = new RotatingSecret(Secrets.in(mount, "password", text -> {
            if (asked.incrementAndGet() == 4) {
                throw new BadValue("cannot be unsealed now");
            }
            return "unsealed " + text;
        }));
        assertThat(sealed.now()).isEqualTo("unsealed first");
        assertThat(sealed.now()).isEqualTo("unsealed first");
        assertThat(asked).hasValue(2);
        swap("second");
        assertThat(sealed.now()).isEqualTo("unsealed second");
        swap("third");
        assertThat(sealed.now()).isEqualTo("unsealed second");
        assertThat(sealed.now()).isEqualTo("unsealed third");
    }

    @Test
    void what_came_from_the_environment_stays() {
        assertThat(new RotatingSecret(new Secret("fixed")).candidates()).containsExactly("fixed");
    }
}
