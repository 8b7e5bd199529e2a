package io.ghasi.delivery.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommitRequestsTest {
    private static final Target TARGET = new Target("ps_1", "ten_1", "token", new Target.Speaker("c1l2", 3, 17));

    private final IdSource keys = new MonotonicUlids(InstantSource.system(), new Random());
    private final ByteBuffer buffer = ByteBuffer.allocate(80 * 1024);

    private String next(Requests requests) {
        requests.write(buffer, keys);
        return StandardCharsets.US_ASCII.decode(buffer).toString();
    }

    private static JsonNode body(String request) {
        return new JsonMapper().readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
    }

    @ParameterizedTest
    @CsvSource({"COMMIT_4K,4096", "COMMIT_60K,61440"})
    void a_batch_sets_twenty_elements_and_commits(Phase.Kind kind, int size) {
        String request = next(Requests.of(kind, TARGET, "service"));

        assertThat(request)
                .startsWith("POST /api/v1/play-sessions/ps_1/runtime HTTP/1.1\r\nHost: service\r\n")
                .contains("\r\nContent-Length: " + (request.length() - request.indexOf("\r\n\r\n") - 4) + "\r\n");
        JsonNode batch = body(request);
        assertThat(batch.required("activityId").stringValue()).isEqualTo("c1l2");
        assertThat(batch.required("visit").intValue()).isEqualTo(3);
        List<String> calls = batch.required("calls")
                .valueStream()
                .map(call -> call.required("op").stringValue())
                .toList();
        assertThat(calls).hasSize(CommitCalls.MANY).endsWith("commit");
        assertThat(calls.subList(0, 20)).containsOnly("set");
        assertThat(batch.at("/calls/0/element").stringValue()).isEqualTo("cmi.suspend_data");
        assertThat(batch.at("/calls/0/value").stringValue()).hasSize(size);
    }

    @Test
    void batches_are_numbered_on_and_each_has_other_words() {
        Requests requests = Requests.of(Phase.Kind.COMMIT_4K, TARGET, "service");
        Set<String> words = new HashSet<>();
        List<Integer> numbers = IntStream.range(0, 200)
                .mapToObj(_ -> body(next(requests)))
                .peek(batch -> words.add(batch.at("/calls/0/value").stringValue()))
                .map(batch -> batch.required("sequence").intValue())
                .toList();

        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(18, 218).boxed().toList());
        assertThat(words).hasSize(200);
    }
}
