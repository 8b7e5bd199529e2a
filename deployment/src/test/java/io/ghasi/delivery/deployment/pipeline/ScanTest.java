package io.ghasi.delivery.deployment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.deployment.chart.Yaml;
import io.ghasi.delivery.deployment.pipeline.Commands.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./delivery scan}, on repositories with keys that were made up for it. */
class ScanTest {
    private static final String DASHES = "-----";

    @TempDir
    Path folder;

    private Repository repository = new Repository(Path.of(""));

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        repository = Repository.create(folder.resolve("repository"));
        repository.commit("README.md", "nothing to see");
    }

    @Test
    void aRepositoryWithoutSecretsPasses() throws Exception {
        Said said = secrets();

        assertThat(said.text()).contains("0 secrets found");
        assertThat(said.status()).isZero();
    }

    @Test
    void aKeyThatWasCommittedAndRemovedIsFoundAndNotShown() throws Exception {
        String key = key();
        repository.commit("server.pem", key);
        repository.git("rm", "--quiet", "server.pem");
        repository.git("commit", "--quiet", "--message", "gone");

        Said said = secrets();

        assertThat(said.text()).contains("server.pem").contains("1 secrets found");
        assertThat(said.text()).doesNotContain(key.lines().toList().get(1));
        assertThat(said.status()).isEqualTo(1);
    }

    @Test
    void soIsOneThatIsNotCommittedYet() throws Exception {
        Files.writeString(repository.folder().resolve("new.pem"), key());

        assertThat(secrets().text()).contains("new.pem");
    }

    @Test
    void soIsOneInTheMessageOfACommit() throws Exception {
        repository.git("commit", "--quiet", "--allow-empty", "--message", key());

        assertThat(secrets().text()).contains("messages of commits");
    }

    @Test
    void whatCannotBeAskedIsNoPass() throws Exception {
        Said said = scan("dependencies", Map.of("PATH", pathWithout()));

        assertThat(said.text())
                .contains("libraries NOT looked at: osv-scanner is not on PATH")
                .contains("this is no pass");
        assertThat(said.status()).isEqualTo(3);
    }

    @Test
    void wordsThatItDoesNotKnowAreRefused() throws Exception {
        assertThat(scan("everything", Map.of()).text()).contains("there are: code, secrets, dependencies");
    }

    private Said secrets() throws IOException, InterruptedException {
        return scan("secrets", Map.of("DELIVERY_SCANNED", repository.folder().toString()));
    }

    private Said scan(String what, Map<String, String> environment) throws IOException, InterruptedException {
        return repository.run(
                environment, List.of(Yaml.ROOT.resolve("deployment/scan/scan").toString(), what));
    }

    // What every system has, and nothing that somebody installed.
    private static String pathWithout() {
        return "/usr/bin:/bin";
    }

    private static String key() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
        String label = "PRIVATE KEY" + DASHES;
        return DASHES + "BEGIN " + label + "\n" + Base64.getMimeEncoder().encodeToString(key) + "\n" + DASHES + "END "
                + label + "\n";
    }
}
