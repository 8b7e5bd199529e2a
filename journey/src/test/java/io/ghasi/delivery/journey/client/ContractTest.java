package io.ghasi.delivery.journey.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class ContractTest {
    private static final Path FILE = Path.of(System.getProperty("delivery.root"), "contracts/openapi/delivery.yaml");
    private static final String PATH = "/api/v1/play-sessions/ps_01JDCB9W400000000000000001";

    private final Contract contract = Contract.of(FILE);
    private final String good = new YAMLMapper()
            .readTree(FILE)
            .at("/paths/~1api~1v1~1play-sessions~1{id}/get/responses/200/content/application~1json/example")
            .toString();

    @Test
    void the_documents_own_example_is_as_it_says() {
        assertThat(contract.violations(reply(200, headers(), good))).isEmpty();
    }

    @Test
    void a_wrong_type_is_seen() {
        String wrong = good.replace("\"version\":1,", "\"version\":\"1\",");
        assertThat(wrong).isNotEqualTo(good);
        assertThat(contract.violations(reply(200, headers(), wrong))).isNotEmpty();
    }

    @Test
    void so_is_a_member_that_nobody_wrote_down() {
        String wrong = good.replace("\"version\":1,", "\"version\":1,\"password\":\"x\",");
        assertThat(contract.violations(reply(200, headers(), wrong))).isNotEmpty();
    }

    @Test
    void so_are_a_missing_header_and_one_of_another_form() {
        Map<String, String> without = headers();
        without.remove("ETag");
        assertThat(contract.violations(reply(200, without, good))).anyMatch(line -> line.contains("ETag"));
        Map<String, String> wrong = headers();
        wrong.put("ETag", "1");
        assertThat(contract.violations(reply(200, wrong, good))).anyMatch(line -> line.contains("ETag"));
    }

    @Test
    void so_are_an_unforeseen_status_and_content_type() {
        assertThat(contract.violations(reply(201, headers(), good))).isNotEmpty();
        Map<String, String> html = headers();
        html.put("Content-Type", "text/html");
        assertThat(contract.violations(reply(200, html, good))).isNotEmpty();
    }

    @Test
    void nothing_but_a_problem_may_come_from_where_there_is_nothing() {
        JsonNode problem = new YAMLMapper().readTree(FILE).at("/components/examples/resource.not_found/value");
        Call nowhere = Call.get("/api/v2/nothing");
        assertThat(contract.violations(new Reply(nowhere, 404, of(headers()), problem.toString())))
                .isEmpty();
        assertThat(contract.violations(new Reply(nowhere, 404, of(headers()), "{}")))
                .isNotEmpty();
        assertThat(contract.violations(new Reply(nowhere, 200, of(headers()), good)))
                .isNotEmpty();
    }

    private static Map<String, String> headers() {
        return new TreeMap<>(Map.of(
                "X-API-Version", "1",
                "X-Request-Id", "req_01JDCB9W400000000000000050",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "ETag", "\"1\"",
                "Content-Type", "application/json"));
    }

    private static Reply reply(int status, Map<String, String> headers, String body) {
        return new Reply(Call.get(PATH), status, of(headers), body);
    }

    private static HttpHeaders of(Map<String, String> headers) {
        Map<String, List<String>> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (_, _) -> true);
    }
}
