package io.ghasi.delivery.acceptance.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.journey.world.Options;
import io.ghasi.delivery.migrations.Role;
import io.ghasi.delivery.testkit.database.DeliveryDatabase;
import io.ghasi.delivery.testkit.faults.FaultProxy;
import io.ghasi.delivery.testkit.kms.AwsKmsServer;
import io.ghasi.delivery.testkit.kms.VaultServer;
import io.ghasi.delivery.testkit.tokens.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An api whose token keys are in a key service, and whose database's password was sealed by it: it would not start unopened. */
class KeyServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration HANGS = Duration.ofSeconds(30);

    @Test
    void vault_rotates_retires_and_is_away_without_a_restart() throws Exception {
        try (VaultServer vault = VaultServer.start();
                FaultProxy proxy = FaultProxy.to(vault.port())) {
            vault.create("learners", "ed25519");
            vault.create("secrets", "aes256-gcm96");
            Options options = Options.usual()
                    .with("DELIVERY_TOKENS_KEYS", "vault")
                    .with("DELIVERY_TOKENS_KEY_NAMES", "learners")
                    .with("DELIVERY_VAULT_ADDRESS", "http://127.0.0.1:" + proxy.port())
                    .with("DELIVERY_VAULT_TOKEN", vault.issueToken(Duration.ofHours(1)))
                    .with("DELIVERY_VAULT_SEAL_KEY", "secrets")
                    .with("DELIVERY_VAULT_ANSWER", HANGS.toSeconds() + "s")
                    .with("DELIVERY_DATABASE_PASSWORD", vault.seal("secrets", password()));
            try (KeyedGate gate = new KeyedGate(options)) {
                String old = gate.token(vault.newest("learners"));
                gate.isGood(old);

                vault.rotate("learners");
                String renewed = gate.token(vault.newest("learners"));
                await().atMost(SOON).untilAsserted(() -> gate.isGood(renewed));
                gate.isGood(old);

                vault.retireBelow("learners", 2);
                await().atMost(SOON).untilAsserted(() -> {
                    // Whoever comes with a key that nobody knows has all of them read.
                    gate.isRefused(gate.token(SigningKey.create("learners:7")));
                    gate.isRefused(old);
                });

                proxy.stall();
                holdsNobody(gate, renewed);
            }
        }
    }

    // Vault hangs: learners whose key is known do not wait, and neither do those who guess, not even together.
    private static void holdsNobody(KeyedGate gate, String known) throws Exception {
        long began = System.nanoTime();
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> guesses = IntStream.range(0, 50)
                    .<Future<?>>mapToObj(i -> guessers.submit(() -> {
                        gate.isRefused(gate.token(SigningKey.create("guess-" + i)));
                        return true;
                    }))
                    .toList();
            gate.isGood(known);
            for (Future<?> guess : guesses) {
                guess.get();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(HANGS.dividedBy(2));
    }

    @Test
    void aws_kms_rotates_by_aliases_without_a_restart() throws Exception {
        try (AwsKmsServer aws = AwsKmsServer.start()) {
            SigningKey first = aws.createSigningKey("alias/current");
            aws.point("alias/previous", "alias/current");
            aws.createSealingKey("alias/secrets");
            Options options = Options.usual()
                    .with("DELIVERY_TOKENS_KEYS", "aws-kms")
                    .with("DELIVERY_TOKENS_KEY_NAMES", "alias/current,alias/previous")
                    .with("DELIVERY_KMS_REGION", AwsKmsServer.REGION)
                    .with("DELIVERY_KMS_ENDPOINT", aws.uri().toString())
                    .with("DELIVERY_KMS_ACCESS_KEY", AwsKmsServer.ACCESS_KEY)
                    .with("DELIVERY_KMS_SECRET_KEY", aws.secretKey())
                    .with("DELIVERY_KMS_SEAL_KEY", "alias/secrets")
                    .with("DELIVERY_DATABASE_PASSWORD", "awskms:" + aws.seal("alias/secrets", password()));
            try (KeyedGate gate = new KeyedGate(options)) {
                String old = gate.token(first);
                gate.isGood(old);

                String renewed = gate.token(aws.createSigningKey("alias/current"));
                await().atMost(SOON).untilAsserted(() -> gate.isGood(renewed));
                gate.isGood(old);

                aws.garble(500, "out of order");
                gate.isRefused(gate.token(SigningKey.create("nobody")));
                gate.isGood(renewed);
            }
        }
    }

    private static String password() {
        return DeliveryDatabase.login(Role.API).password();
    }
}
