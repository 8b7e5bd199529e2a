package io.ghasi.delivery.adapters.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.telemetry.Redaction;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that grant something, and all others. */
class GrantsTest {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final long seed = Long.getLong("delivery.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Instant now = Instant.parse("2026-11-23T10:00:00.789Z");
    private final InstantSource clock = () -> now;
    private final String first = key();
    private final String second = key();

    private String key() {
        byte[] octets = new byte[GrantKey.SHORTEST];
        random.nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    private Grants with(String... keys) {
        return new Grants(new GrantKeys(Secret.of(String.join(",", keys))), clock);
    }

    private Grant drawn() {
        return drawn(now.plusSeconds(1 + random.nextInt((int) Grant.LIFE.toSeconds())));
    }

    private Grant drawn(Instant expiresAt) {
        return new Grant(
                new TenantId(uuid()),
                new UserId(uuid()),
                new SessionId(uuid()),
                new DeviceId(uuid()),
                Instant.ofEpochSecond(expiresAt.getEpochSecond()));
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    @Test
    void what_is_written_is_read_again() {
        System.out.println("GrantsTest seed=" + seed);
        for (int i = 0; i < 1_000; i++) {
            Grants grants = with(key());
            Grant grant = drawn();

            String text = grants.write(grant);

            assertThat(text).as("seed %d", seed).hasSize(Grants.LENGTH).matches("[A-Za-z0-9_-]+");
            assertThat(grants.verify(text)).as("seed %d", seed).isEqualTo(grant);
        }
    }

    @Test
    void one_that_is_issued_is_good_for_a_day_and_no_longer() {
        Grants grants = with(first);
        Grant of = drawn();
        String text = grants.issue(of.tenant(), of.user(), of.session(), of.device());

        now = now.plus(Grant.LIFE).minusSeconds(1);
        Grant seen = Objects.requireNonNull(grants.verify(text));
        assertThat(seen.session()).isEqualTo(of.session());
        now = seen.expiresAt();
        assertThat(grants.verify(text)).isNull();
        now = now.plus(Duration.ofDays(400));
        assertThat(grants.verify(text)).isNull();
    }

    @Test
    void with_any_bit_flipped_it_grants_nothing() {
        Grants grants = with(first);
        String text = grants.write(drawn());
        byte[] octets = Base64.getUrlDecoder().decode(text);
        for (int bit = 0; bit < octets.length * 8; bit++) {
            octets[bit / 8] ^= (byte) (1 << bit % 8);
            String flipped = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
            assertThat(grants.verify(flipped)).as("bit %d, seed %d", bit, seed).isNull();
            octets[bit / 8] ^= (byte) (1 << bit % 8);
        }
        assertThat(grants.verify(text)).as("untouched").isNotNull();
    }

    @Test
    void it_has_one_spelling() {
        Grants grants = with(first);
        String text = grants.write(drawn());
        for (int at = 0; at < text.length(); at++) {
            String before = text.substring(0, at);
            String after = text.substring(at + 1);
            DIGITS.chars()
                    .mapToObj(digit -> before + (char) digit + after)
                    .forEach(other -> assertThat(grants.verify(other) != null)
                            .as("%s, seed %d", other, seed)
                            .isEqualTo(other.equals(text)));
        }
    }

    @Test
    void no_other_length_will_do() {
        Grants grants = with(first);
        String text = grants.write(drawn());
        for (int length = 0; length < text.length(); length++) {
            assertThat(grants.verify(text.substring(0, length))).isNull();
            assertThat(grants.verify(text.substring(0, length) + "=".repeat(text.length() - length)))
                    .isNull();
        }
        assertThat(grants.verify(text + "A")).isNull();
        assertThat(grants.verify(text + "AAAA")).isNull();
        assertThat(grants.verify(text.repeat(10_000))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "+", "/", "=", ".", "%", "\0", "é", "Ａ", "\n"})
    void nor_will_other_characters(String other) {
        Grants grants = with(first);
        String text = grants.write(drawn());
        for (int at : new int[] {0, 7, Grants.LENGTH - 1}) {
            assertThat(grants.verify(text.substring(0, at) + other + text.substring(at + 1)))
                    .isNull();
        }
    }

    @Test
    void each_key_verifies_and_the_first_signs() {
        String old = with(first).write(drawn());
        String now = with(second, first).write(drawn());

        assertThat(with(second, first).verify(old)).isNotNull();
        assertThat(with(first, second).verify(now)).isNotNull();
        assertThat(with(second).verify(now)).isNotNull();
        assertThat(with(first).verify(now)).isNull();
        assertThat(with(second).verify(old)).isNull();
    }

    @Test
    void keys_of_one_id_are_told_apart() {
        String twin = key();
        while (new GrantKey(Base64.getDecoder().decode(twin)).id()
                != new GrantKey(Base64.getDecoder().decode(first)).id()) {
            twin = key();
        }
        String text = with(first).write(drawn());

        assertThat(with(twin, first).verify(text)).as("seed %d", seed).isNotNull();
        assertThat(with(twin).verify(text)).as("seed %d", seed).isNull();
    }

    @Test
    void one_that_is_good_for_longer_than_any_is_not_good() {
        Grants grants = with(first);

        assertThat(grants.verify(grants.write(drawn(now.plus(Grant.LIFE).plusSeconds(60)))))
                .isNotNull();
        assertThat(grants.verify(grants.write(drawn(now.plus(Grant.LIFE).plusSeconds(61)))))
                .isNull();
    }

    @Test
    void what_is_logged_is_too_short_to_hold_one() {
        assertThat(Redaction.SHORTEST).isLessThan(Grants.LENGTH);
        assertThat(Redaction.of("Invalid character in [/api/v1/g/" + with(first).write(drawn()) + "/a|b]"))
                .isEqualTo("Invalid character in [/api/v1/g/(redacted)/a|b]");
        String shorter = "a".repeat(Redaction.SHORTEST - 1);
        assertThat(Redaction.of("at " + shorter + "." + shorter)).isEqualTo("at " + shorter + "." + shorter);
    }
}
