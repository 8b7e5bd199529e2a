package io.ghasi.delivery.deployment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.deployment.chart.Yaml;
import io.ghasi.delivery.deployment.pipeline.Commands.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./delivery pin}, on the environments' files of this checkout in a repository of its own. */
class PinTest {
    private static final String ENVIRONMENTS = "deploy/argocd/environments/";

    @TempDir
    Path folder;

    private static Repository template = new Repository(Path.of(""));
    private static String one = "";
    private static String two = "";
    private static String three = "";

    private Repository origin = new Repository(Path.of(""));
    private Repository checkout = new Repository(Path.of(""));

    @BeforeAll
    static void begin(@TempDir Path home) throws IOException, InterruptedException {
        template = Repository.create(home.resolve("template"));
        Files.createDirectories(template.folder().resolve(ENVIRONMENTS));
        try (Stream<Path> files = Files.list(Yaml.ROOT.resolve(ENVIRONMENTS))) {
            for (Path file : files.toList()) {
                Files.copy(file, template.folder().resolve(ENVIRONMENTS + file.getFileName()));
            }
        }
        one = template.commit("one", "1");
        two = template.commit("two", "2");
        three = template.commit("three", "3");
    }

    @BeforeEach
    void prepare() throws IOException, InterruptedException {
        origin = template.copy(folder.resolve("origin"), "--bare");
        checkout = origin.copy(folder.resolve("checkout"));
    }

    @Test
    void anEnvironmentGetsChartAndImageOfOneCommit() throws Exception {
        pinned("staging", "--tag", one);

        assertThat(of(checkout, "staging").at("tag").value()).isEqualTo(one);
        assertThat(of(checkout, "staging").at("revision").value()).isEqualTo(one);
        assertThat(checkout.git("status", "--short")).isEqualTo("M " + ENVIRONMENTS + "staging.yaml");
    }

    @Test
    void aTagOfDigitsAloneStaysText() throws Exception {
        checkout.git("tag", "1234567");

        pinned("staging", "--tag", "1234567");

        assertThat(of(checkout, "staging").at("tag").value()).isEqualTo("1234567");
    }

    @Test
    void aRegionGetsWhatTheOneBeforeItRuns() throws Exception {
        pinned("staging", "--tag", one);
        for (String environment : List.of("prod-us", "prod-eu", "prod-me", "prod-ap")) {
            pinned(environment, "--promote");
            assertThat(of(checkout, environment).at("tag").value()).isEqualTo(one);
        }
        assertThat(of(checkout, "dev").at("tag").value()).isNotEqualTo(one);
    }

    @Test
    void aRollbackGoesBackAndASecondOneFurtherNeverForth() throws Exception {
        for (String tag : List.of(one, two, three)) {
            pinned("prod-us", "--tag", tag, "--push");
        }

        pinned("prod-us", "--previous", "--hotfix", "--push");
        assertThat(of(checkout, "prod-us").at("tag").value()).isEqualTo(two);
        assertThat(of(checkout, "prod-us").at("project").value()).isEqualTo("delivery-hotfix");

        pinned("prod-us", "--previous", "--hotfix", "--push");
        assertThat(of(checkout, "prod-us").at("tag").value()).isEqualTo(one);
        assertThat(origin.git("log", "-1", "--format=%s", "main"))
                .isEqualTo("Pin prod-us to " + one + ", which had " + two);
    }

    @Test
    void theNextReleaseTakesTheWeeklyRouteAgain() throws Exception {
        pinned("prod-us", "--tag", one, "--hotfix");

        pinned("prod-us", "--tag", one);

        assertThat(of(checkout, "prod-us").at("project").value()).isEqualTo("delivery-service");
    }

    @Test
    void whatOthersPinnedMeanwhileStaysAndCounts() throws Exception {
        Repository other = origin.copy(folder.resolve("other"));
        Said said = pin(other, "staging", "--tag", one, "--push");
        assertThat(said.status()).as(said.text()).isZero();

        pinned("prod-us", "--promote", "--push");

        assertThat(of(checkout, "staging").at("tag").value()).isEqualTo(one);
        assertThat(of(checkout, "prod-us").at("tag").value()).isEqualTo(one);
        assertThat(origin.git("rev-parse", "main")).isEqualTo(checkout.git("rev-parse", "HEAD"));
    }

    @Test
    void whatCannotBeIsRefusedWithTheMend() throws Exception {
        assertThat(refused("prod-uk", "--tag", one)).contains("there are: dev prod-ap prod-eu prod-me prod-us staging");
        assertThat(refused("staging", "--tag", "latest")).contains("is no tag");
        assertThat(refused("staging", "--tag", "fedcba9876")).contains("there is no commit 'fedcba9876' here");
        assertThat(refused("staging", "--previous"))
                .contains("nothing ran in staging before")
                .contains("give a --tag");
        assertThat(refused("dev", "--promote")).contains("no environment comes before dev");
        assertThat(refused("staging", "--promote", "--previous")).contains("exclude each other");
        assertThat(refused("staging")).contains("what shall run there?");
        checkout.git("checkout", "--quiet", "-b", "elsewhere");
        assertThat(refused("staging", "--tag", one, "--push")).contains("--push commits to main");
        assertThat(checkout.git("status", "--short")).isEmpty();
    }

    private String refused(String environment, String... words) throws IOException, InterruptedException {
        Said said = pin(checkout, environment, words);
        assertThat(said.status()).as(said.text()).isNotZero();
        return said.text();
    }

    private void pinned(String environment, String... words) throws IOException, InterruptedException {
        Said said = pin(checkout, environment, words);
        assertThat(said.status()).as(said.text()).isZero();
    }

    private static Said pin(Repository where, String environment, String... words)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Yaml.ROOT.resolve("deploy/pin").toString(), "--env", environment));
        command.addAll(List.of(words));
        return where.run(Map.of("DELIVERY_ROOT", where.folder().toString()), command);
    }

    private static Tree of(Repository repository, String environment) throws IOException {
        return Yaml.one(Files.readString(repository.folder().resolve(ENVIRONMENTS + environment + ".yaml")));
    }
}
