package io.ghasi.delivery.api.health;

import io.ghasi.delivery.adapters.process.Probes;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /healthz} and {@code /readyz}, where requests come in: what a probe sees is what learners see. */
@RestController
public final class HealthController {
    private final Probes probes;

    public HealthController(Probes probes) {
        this.probes = probes;
    }

    @GetMapping("/healthz")
    public ResponseEntity<byte[]> alive() {
        return answer(probes.alive());
    }

    @GetMapping("/readyz")
    public ResponseEntity<byte[]> ready() {
        return answer(probes.ready());
    }

    private static ResponseEntity<byte[]> answer(Probes.Answer answer) {
        return ResponseEntity.status(answer.isUp() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
