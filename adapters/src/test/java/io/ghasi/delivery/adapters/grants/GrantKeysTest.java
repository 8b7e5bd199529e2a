package io.ghasi.delivery.adapters.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.secrets.Secrets;
import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import io.ghasi.delivery.adapters.telemetry.HeardLog;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where keys come from, and how they become others. */
class GrantKeysTest {
    private static final String FILE = "DELIVERY_GRANT_KEYS";
    private static final String GOOD = random(GrantKey.SHORTEST);
    private static final UUID ANY = new UUID(1, 2);

    @TempDir
    private Path folder;

    private static String random(int octets) {
        byte[] drawn = new byte[octets];
        new SecureRandom().nextBytes(drawn);
        return Base64.getEncoder().encodeToString(drawn);
    }

    /** The settings of a process, as far as they are these. */
    record Said(GrantSettings grant) {}

    private static GrantKeys read(Map<String, String> environment) throws BadSettings {
        return new GrantKeys(
                SettingsReader.read(Said.class, environment).grant().keys());
    }

    private static String issued(Grants grants) {
        return grants.issue(new TenantId(ANY), new UserId(ANY), new SessionId(ANY), new DeviceId(ANY));
    }

    @Test
    void they_become_others_while_the_process_runs() throws IOException {
        String next = random(GrantKey.LONGEST);
        MountedSecret mount = MountedSecret.of(folder.resolve("secrets"), Map.of(FILE, GOOD));
        GrantKeys keys = new GrantKeys(Secrets.in(mount, FILE));
        Grants grants = new Grants(keys, InstantSource.system());
        String old = issued(grants);

        mount.swap(Map.of(FILE, next + "\n" + GOOD));
        keys.renew();
        String fresh = issued(grants);
        assertThat(grants.verify(old)).isNotNull();
        mount.swap(Map.of(FILE, next));
        keys.renew();

        assertThat(grants.verify(old)).isNull();
        assertThat(grants.verify(fresh)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "AAAA,BBBB"})
    void others_that_will_not_do_change_nothing_and_are_told_once(String bad) throws IOException {
        MountedSecret mount = MountedSecret.of(folder.resolve("secrets"), Map.of(FILE, GOOD));
        GrantKeys keys = new GrantKeys(Secrets.in(mount, FILE));
        Grants grants = new Grants(keys, InstantSource.system());
        String issued = issued(grants);
        try (HeardLog log = HeardLog.of(RotatingSecret.class)) {
            mount.swap(Map.of(FILE, bad));
            keys.renew();
            keys.renew();

            assertThat(grants.verify(issued)).isNotNull();
            assertThat(log.text().lines())
                    .singleElement()
                    .asString()
                    .contains("stays what it was", mount.file(FILE).toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dev        | not-base64!        | has a key that is not base64",
                "dev        | c2hvcnQ=           | has a key of 5 octets; it is 32 to 64. Make one up with",
                "dev        | GOOD,              | has a key of 0 octets",
                "dev        | ,GOOD              | has a key of 0 octets",
                "dev        | GOOD,c2hvcnQ=      | has a key of 5 octets",
                "dev        | LONG               | has a key of 65 octets",
                "dev        | G G G G G          | has more than 4 keys",
                "dev        | ZERO               | starts",
                "staging    | ZERO               | has a key that was not drawn at random, which only dev allows. Make one up",
                "production | GOOD,ZERO          | has a key that was not drawn at random",
                "production | TEXT               | has a key that was not drawn at random",
                "production | GOOD,GOOD GOOD     | starts"
            })
    void what_will_not_do_is_refused_in_words_that_do_not_show_it(String stage, String keys, String told) {
        String said = keys.replace("GOOD", GOOD)
                .replace("LONG", random(GrantKey.LONGEST + 1))
                .replace("ZERO", Base64.getEncoder().encodeToString(new byte[32]))
                .replace(
                        "TEXT",
                        Base64.getEncoder()
                                .encodeToString(
                                        "correct horse battery staple, and".getBytes(StandardCharsets.US_ASCII)))
                .replaceAll("\\bG\\b", GOOD);
        Map<String, String> environment = new HashMap<>(Map.of("DELIVERY_ENV", stage, FILE, said));
        if (told.equals("starts")) {
            assertThat(started(environment)).isNotNull();
        } else {
            assertThatThrownBy(() -> read(environment))
                    .isInstanceOf(BadSettings.class)
                    .hasMessageStartingWith("DELIVERY_GRANT_KEYS " + told)
                    .hasMessageNotContaining(said);
        }
    }

    private static GrantKeys started(Map<String, String> environment) {
        try {
            return read(environment);
        } catch (BadSettings e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void without_them_nothing_starts() {
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("DELIVERY_GRANT_KEYS is not set. It says the keys of run-time grants");
    }

    @Test
    void nobody_reads_them_in_what_is_printed() throws BadSettings {
        Said settings = SettingsReader.read(Said.class, Map.of(FILE, GOOD));

        assertThat(settings.toString()).doesNotContain(GOOD);
    }
}
