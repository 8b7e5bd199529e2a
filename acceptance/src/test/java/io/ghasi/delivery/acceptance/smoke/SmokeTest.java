package io.ghasi.delivery.acceptance.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.acceptance.school.Course;
import io.ghasi.delivery.acceptance.school.School;
import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.smoke.SmokeCommand;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.journey.world.Options;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmokeTest {
    private static final String REVISION = "0123abc";
    private static Deployment world;
    private static School school;

    @TempDir
    Path folder;

    /** The exit code, and what was told. */
    private record Told(int status, String text) {}

    @BeforeAll
    static void deploy() throws IOException, InterruptedException, SQLException {
        world = Deployment.start(Options.usual().withFaults().with("DELIVERY_REVISION", REVISION));
        school = School.open(world);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void a_deployment_that_is_well_passes() throws Exception {
        Told brief = smoke(visit(Player.LEARNER_SCOPE, "--revision", REVISION, "--wait", "1m"));
        Told whole = smoke(visit(Player.LEARNER_SCOPE, "--whole"));

        assertThat(brief.text())
                .isEqualToIgnoringNewLines(
                        "ok   alive\nok   ready\nok   headers\nok   closed\nok   forged token\nok   foreign tenant\nok   missing key\nok   journey\n");
        assertThat(brief.status()).isZero();
        assertThat(whole.text()).contains("ok   journey");
        assertThat(whole.status()).isZero();
    }

    @Test
    void another_revision_is_told_and_the_rest_not_asked() throws Exception {
        Told told = smoke(List.of("--revision", "fedcba9"));

        assertThat(told.text()).contains("FAIL alive: revision " + REVISION + " runs, not fedcba9");
        assertThat(told.text()).doesNotContain("headers");
        assertThat(told.status()).isEqualTo(1);
    }

    @Test
    void what_is_down_is_named() throws Exception {
        world.databaseProxy().cut();
        try {
            assertThat(smoke(List.of()).text())
                    .contains("ok   alive")
                    .contains("FAIL ready: GET /readyz: 503, down: [database]");
        } finally {
            world.databaseProxy().mend();
            // Others ask the same process.
            await().until(world.server()::isReady);
        }
    }

    @Test
    void the_step_that_a_learner_cannot_take_is_named() throws Exception {
        Told told = smoke(visit(Player.LEARNER_SCOPE.replace("delivery.play_session:pause ", "")));

        assertThat(told.text()).contains("FAIL journey: pause: 403 authz.insufficient_scope, not 200");
        assertThat(told.status()).isEqualTo(1);
    }

    @Test
    void where_nobody_answers_the_address_is_told() throws Exception {
        Told told = told("--url", "http://127.0.0.1:1");

        assertThat(told.text()).contains("FAIL alive: http://127.0.0.1:1 java.net.ConnectException");
        assertThat(told.status()).isEqualTo(1);
    }

    @Test
    void doors_are_tried_without_a_visitor_and_that_is_said() throws Exception {
        assertThat(smoke(List.of()).text()).contains("ok   closed").contains("skip journey");
    }

    @Test
    void words_that_cannot_be_are_refused_without_the_token() throws Exception {
        Path secret = Files.writeString(folder.resolve("token"), "not-a-token");

        assertThat(told("--url", "ftp://x").text()).contains("--url is http(s)://");
        assertThat(told("--url", "http://x", "--wait", "soon").text()).contains("--wait is a number");
        assertThat(told("--url", "http://x", "--tenant", "t").text())
                .contains("needs --course and --enrollment and --token-file too");
        Told bad = told(
                "--url",
                "http://x",
                "--token-file",
                secret.toString(),
                "--tenant",
                "t",
                "--enrollment",
                "e",
                "--course",
                "c");
        assertThat(bad.text()).contains("is no token").doesNotContain("not-a-token");
        assertThat(bad.status()).isEqualTo(2);
    }

    private List<String> visit(String scope, String... more) throws IOException {
        Seat seat = school.seat(Course.OPEN);
        String token = world.neighbours().token(seat.learner(), scope, Duration.ofMinutes(5));
        Path file = Files.writeString(folder.resolve("token"), token);
        List<String> words = new ArrayList<>(List.of(
                "--token-file",
                file.toString(),
                "--tenant",
                school.tenant().text(),
                "--enrollment",
                seat.enrollment().text(),
                "--course",
                seat.course().text()));
        words.addAll(List.of(more));
        return words;
    }

    private static Told smoke(List<String> words) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("--url", world.api().toString()));
        all.addAll(words);
        return told(all.toArray(String[]::new));
    }

    private static Told told(String... words) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = SmokeCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8), words);
        return new Told(status, out.toString(StandardCharsets.UTF_8));
    }
}
