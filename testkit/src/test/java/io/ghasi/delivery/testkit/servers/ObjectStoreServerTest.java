package io.ghasi.delivery.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectStoreServerTest {
    @TempDir
    static Path home;

    private static ObjectStoreServer server;
    private static SignedRequests owner;

    @BeforeAll
    static void start() throws Exception {
        server = ObjectStoreServer.create(home.resolve("objects"));
        owner = new SignedRequests(server.endpoint(), server.accessKey(), server.secretKey());
        assertThat(owner.put("/shelf", "").statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void who_signs_with_the_key_may_write_and_read() throws Exception {
        // When
        int written = owner.put("/shelf/a/b%20c.txt", "hello").statusCode();
        // Then
        assertThat(written).isEqualTo(200);
        assertThat(owner.get("/shelf/a/b%20c.txt").body()).isEqualTo("hello");
    }

    @Test
    void who_does_not_sign_is_refused() throws Exception {
        // Given
        owner.put("/shelf/secret.txt", "hidden");
        // When
        var answer = owner.unsigned("/shelf/secret.txt");
        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("hidden");
    }

    @Test
    void a_forged_signature_is_refused() throws Exception {
        // Given
        owner.put("/shelf/secret.txt", "hidden");
        SignedRequests forger = new SignedRequests(server.endpoint(), server.accessKey(), "not-the-key");
        SignedRequests stranger = new SignedRequests(server.endpoint(), "somebody", server.secretKey());
        // When
        var forged = forger.get("/shelf/secret.txt");
        var unknown = stranger.get("/shelf/secret.txt");
        var written = forger.put("/shelf/secret.txt", "changed");
        // Then
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(unknown.statusCode()).isEqualTo(403);
        assertThat(written.statusCode()).isEqualTo(403);
        assertThat(owner.get("/shelf/secret.txt").body()).isEqualTo("hidden");
    }

    @Test
    void objects_are_there_after_a_crash_and_after_a_restart() throws Exception {
        // Given
        owner.put("/shelf/kept.txt", "kept");
        // When
        server.crash();
        var afterCrash = owner.get("/shelf/kept.txt");
        server.stop();
        server.start();
        var afterRestart = owner.get("/shelf/kept.txt");
        // Then
        assertThat(afterCrash.body()).isEqualTo("kept");
        assertThat(afterRestart.body()).isEqualTo("kept");
    }
}
