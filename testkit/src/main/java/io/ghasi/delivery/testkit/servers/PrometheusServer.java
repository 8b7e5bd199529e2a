package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prometheus, which reads metrics each second and answers questions about them. */
public final class PrometheusServer implements AutoCloseable {
    private static final DebianPackage PACKAGE = new DebianPackage("bookworm", "prometheus", "2.42.0");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ServerProcess process;
    private final int port;

    private PrometheusServer(int port, ServerProcess process) {
        this.port = port;
        this.process = process;
    }

    /** A new one in {@code home}, which reads of each job, by its name, what it tells at {@code /metrics} of an address. */
    public static PrometheusServer create(Path home, Map<String, URI> jobs) throws IOException, InterruptedException {
        ServerHome in = ServerHome.empty(home);
        int port = in.port();
        StringBuilder config = new StringBuilder("global: { scrape_interval: 1s }\nscrape_configs:\n");
        jobs.forEach((job, of) -> config.append(
                "  - { job_name: %s, static_configs: [{ targets: ['%s'] }] }%n".formatted(job, of.getAuthority())));
        Path file = Files.writeString(in.file("prometheus.yml"), config);
        List<String> command = new ArrayList<>(PACKAGE.command("usr/bin/prometheus"));
        command.addAll(List.of(
                "--config.file=" + file,
                "--storage.tsdb.path=" + in.file("data"),
                "--web.listen-address=127.0.0.1:" + port));
        ServerProcess process =
                ServerProcess.start(new Recipe("prometheus", in.file("prometheus.log"), "TERM", command));
        PrometheusServer server = new PrometheusServer(port, process);
        process.await(() -> server.get("/-/ready").status() == HttpURLConnection.HTTP_OK);
        return server;
    }

    /**
     * An answer.
     *
     * @param body JSON, but of {@code /-/ready}
     */
    public record Answer(int status, String body) {}

    /** What it makes of {@code promql} now; 400 and the reason where that is none. */
    public Answer query(String promql) throws IOException {
        return get("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
    }

    /** The names of all that it has ever read, as JSON. */
    public Answer names() throws IOException {
        return get("/api/v1/label/__name__/values");
    }

    private Answer get(String path) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        process.stop();
    }
}
