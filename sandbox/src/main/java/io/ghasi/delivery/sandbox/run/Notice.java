package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/** Where everything is, for people and for scripts. */
record Notice(ApiServer api, Worker relay, Worker projector, URI neighbours, Backend backend, Demo demo, String token) {
    void print(long nanos) {
        System.out.println("""

                delivery-service is up after %.1f s

                  api         %s        log %s
                  metrics     %s
                  relay       %s        metrics and probes; log %s
                  projector   %s        metrics and probes; log %s
                  neighbours  %s        identity, tenants, enrollment, content, assessment
                %s
                Try it:
                  curl -s -X POST %s/api/v1/play-sessions \\
                    -H "Authorization: Bearer $(./delivery token)" -H "X-Tenant-Id: %s" \\
                    -H "Idempotency-Key: $(./delivery key)" -H "Content-Type: application/json" \\
                    -d '{"enrollmentId": "%s", "courseVersionId": "%s"}'

                End it with ./delivery stop, or Ctrl-C where it runs in the foreground.
                """.formatted(
                        (double) nanos / TimeUnit.SECONDS.toNanos(1),
                        api.uri(),
                        api.log(),
                        api.metrics(),
                        relay.uri(),
                        relay.log(),
                        projector.uri(),
                        projector.log(),
                        neighbours,
                        backend.where().indent(2),
                        api.uri(),
                        Demo.LEARNER.tenant(),
                        demo.enrollment(),
                        demo.course()));
    }

    // With the login in it, as NATS' own tools take it.
    private String natsUrl() {
        Login login = backend.nats().login();
        return backend.nats().url().replaceFirst("//", "//" + login.user() + ":" + login.password() + "@");
    }

    /** One {@code KEY=VALUE} a line; there whole or not at all, and for nobody else to read: it holds a token. */
    void write(Path file) throws IOException {
        Path half = Files.createTempFile(file.toAbsolutePath().getParent(), "env", ".half");
        Files.writeString(half, """
                API_URL=%s
                METRICS_URL=%s
                TOKEN=%s
                TENANT_ID=%s
                USER_ID=%s
                DEVICE_ID=%s
                ENROLLMENT_ID=%s
                COURSE_VERSION_ID=%s
                NATS_URL=%s
                """.formatted(
                        api.uri(),
                        api.metrics(),
                        token,
                        Demo.LEARNER.tenant(),
                        Demo.LEARNER.user(),
                        Demo.LEARNER.device(),
                        demo.enrollment(),
                        demo.course(),
                        natsUrl()));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
