package io.ghasi.delivery.acceptance.tenants.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.journey.client.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final String BODY = """
            {"status":404,"detail":"There is no such session","instance":"%s","requestId":"%s","traceId":"%s"}
            """;

    private final Reply unknown =
            Replies.of("/s/1?x=1", 404, Map.of("X-Request-Id", "r1"), BODY.formatted("/s/1", "r1", "t1"));

    @Test
    void what_every_answer_has_of_its_own_is_no_difference() {
        Reply other = Replies.of("/s/2?x=1", 404, Map.of("X-Request-Id", "r2"), BODY.formatted("/s/2", "r2", "t2"));
        assertThat(Likeness.differences(unknown, other)).isEmpty();
    }

    @Test
    void another_status_header_or_word_is_one() {
        Map<String, String> more = Map.of("X-Request-Id", "r2", "ETag", "\"1\"");
        String body = BODY.formatted("/s/2", "r2", "t2");
        assertThat(Likeness.differences(unknown, Replies.of("/s/2", 403, Map.of(), body)))
                .hasSize(1);
        assertThat(Likeness.differences(unknown, Replies.of("/s/2", 404, more, body)))
                .hasSize(1);
        assertThat(Likeness.differences(
                        unknown, Replies.of("/s/2", 404, Map.of(), body.replace("no such", "a hidden"))))
                .hasSize(1);
    }
}
