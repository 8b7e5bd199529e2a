package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.sandbox.control.SandboxClient.Bearer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import tools.jackson.databind.JsonNode;

/** A tenant, a learner and a course to begin with. */
record Demo(String enrollment, String course) {
    /** Who it is. */
    static final Bearer LEARNER = new Bearer(
            "ten_01KADEM0000000000000000001", "usr_01KADEM0000000000000000002", "dev_01KADEM0000000000000000003");

    /** Everything that a learner may do. */
    static final String SCOPE =
            "delivery.play_session:create delivery.play_session:read delivery.play_session:navigate "
                    + "delivery.play_session:pause delivery.play_session:resume delivery.play_session:complete "
                    + "delivery.play_session:abandon delivery.runtime:write";

    /** Those of the runs before, as {@code data} has them; made of {@code course} where there are none. */
    static Demo prepare(Path data, Path course, SandboxClient sandbox) throws IOException {
        Path file = data.resolve("demo.properties");
        if (Files.exists(file)) {
            return read(file);
        }
        sandbox.putTenant(LEARNER.tenant(), "eu", "http://localhost:3000");
        JsonNode imported = sandbox.importPackage(course, LEARNER.tenant(), LEARNER.user());
        Demo demo = new Demo(
                imported.required("enrollmentId").stringValue(),
                imported.required("courseVersionId").stringValue());
        demo.write(file);
        return demo;
    }

    /** A token for the demo learner, as long as tokens live. */
    static String token(SandboxClient sandbox) throws IOException {
        return sandbox.token(LEARNER, SCOPE, Duration.ofMinutes(15));
    }

    private static Demo read(Path file) throws IOException {
        Properties kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        return new Demo(kept.getProperty("enrollment"), kept.getProperty("course"));
    }

    private void write(Path file) throws IOException {
        Files.writeString(file, "enrollment=" + enrollment + "\ncourse=" + course + "\n");
    }
}
