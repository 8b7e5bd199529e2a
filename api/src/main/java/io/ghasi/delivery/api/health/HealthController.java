package io.ghasi.delivery.api.health;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /healthz}: the process lives. {@code /readyz}: it can serve. */
@RestController
public final class HealthController {
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Check> checks;

    /** Ready when every check is. */
    public HealthController(Map<String, Check> checks) {
        this.checks = new TreeMap<>(checks);
    }

    /** Something without which nothing can be served. Answers fast. */
    @FunctionalInterface
    public interface Check {
        boolean isUp();
    }

    @GetMapping("/healthz")
    public ResponseEntity<byte[]> alive() {
        return answer(HttpStatus.OK, JSON.createObjectNode().put("status", "up"));
    }

    @GetMapping("/readyz")
    public ResponseEntity<byte[]> ready() {
        ObjectNode node = JSON.createObjectNode();
        ObjectNode all = JSON.createObjectNode();
        boolean ready = true;
        for (Map.Entry<String, Check> check : checks.entrySet()) {
            boolean up = check.getValue().isUp();
            all.put(check.getKey(), up ? "up" : "down");
            ready &= up;
        }
        node.put("status", ready ? "up" : "down");
        node.set("checks", all);
        return answer(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, node);
    }

    private static ResponseEntity<byte[]> answer(HttpStatus status, ObjectNode node) {
        byte[] body = node.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
