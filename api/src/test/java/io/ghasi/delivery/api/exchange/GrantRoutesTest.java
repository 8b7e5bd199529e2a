package io.ghasi.delivery.api.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two controllers is reached by whom: one that serves grants, one that serves tokens. */
class GrantRoutesTest {
    private static GrantStage stage;

    @BeforeAll
    static void open() throws Exception {
        stage = new GrantStage();
    }

    @AfterAll
    static void close() throws Exception {
        stage.close();
    }

    @Test
    void a_grant_reaches_what_serves_grants_which_knows_what_it_grants_and_that_nothing_else_is_permitted()
            throws Exception {
        assertThat(stage.ask("/api/v1/g/GRANT/content/a%20b/c.html", false))
                .isEqualTo("200 granted " + stage.grant + " may nothing");
    }

    @Test
    void a_token_reaches_what_serves_tokens() throws Exception {
        assertThat(stage.ask("/api/v1/play-sessions/x", true)).isEqualTo("200 tokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/g/x/content/a",
                "/api/v1/g/x/content/../../../x",
                "/api/v1/g/GRANT/content/../../../x",
                "/api/v1/g/GRANT/content/%2e%2e/%2e%2e/%2e%2e/x",
                "/api/v1/g/GRANT/content/..;/..;/..;/x",
                "/api/v1/g;x/GRANT/content/../../../x",
                "/api/v1/g/GRANT/content/../../../../../healthz",
                "/api/v1/g/GRANT/content/..;/..;/..;/..;/..;/healthz",
                "/api/v1/g/GRANT;x/content/a",
                "/api/v1/x/../g/GRANT/content/a",
                "/api/v1/play-sessions/../g/GRANT/content/a",
                "/api/v1/g/GRANT/content/../content/a"
            })
    void no_spelling_brings_a_token_to_what_serves_grants(String path) throws Exception {
        assertThat(stage.ask(path, true)).startsWith("4").doesNotContain("granted", "tokens");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/play-sessions/x",
                "/api/v1/play-sessions/x/../../g/GRANT",
                "/api/v1/play-sessions/../g/GRANT",
                "/api/v1/play-sessions/%2e%2e/g/GRANT",
                "/api/v1/g/GRANT/../../play-sessions/x",
                "/api/v1/g/GRANT/..;/..;/play-sessions/x",
                "/api/v1/play-sessions;/g/GRANT"
            })
    void no_spelling_brings_a_grant_to_what_serves_tokens(String path) throws Exception {
        assertThat(stage.ask(path, false)).startsWith("4").doesNotContain("granted", "tokens");
    }
}
