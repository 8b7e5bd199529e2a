package io.ghasi.delivery.image.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.testkit.servers.Runc;
import io.ghasi.delivery.testkit.servers.Runc.Container;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A pod as the kubelet runs it: native sidecars first, each once its start-up probe says so, then its process; at the end the other way round. */
final class Pod implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MILLIS = 2_000;
    /** Of Kubernetes, in seconds. */
    private static final int DEFAULT_GRACE = 30;

    private final Tree process;
    private final Volumes volumes;
    private final PodNetwork.Place place;
    private final Path home;
    private final Duration grace;
    private final List<Container> sidecars = new ArrayList<>();
    private final Container main;

    /** Where a pod runs. */
    record Node(Runc runc, Map<String, ContainerImage> images, Names names) {
        private ContainerImage image(Tree container) {
            String name = container.at("image").text();
            ContainerImage image = images.get(name.substring(0, name.lastIndexOf(':')));
            if (image == null) {
                throw new AssertionError("there is no image " + name);
            }
            return image;
        }
    }

    /** Starts it in {@code place}; {@code spec} is a template's. */
    Pod(String name, Tree spec, Node node, Volumes volumes, PodNetwork.Place place, Path home)
            throws IOException, InterruptedException {
        this.volumes = volumes;
        this.place = place;
        this.home = Files.createDirectories(home);
        Tree seconds = spec.at("terminationGracePeriodSeconds");
        this.grace = Duration.ofSeconds(seconds.isThere() ? seconds.number() : DEFAULT_GRACE);
        volumes.make(spec);
        Path hosts = node.names().hosts(home.resolve("hosts"));
        this.process = spec.at("containers/0");
        try {
            for (Tree sidecar : spec.at("initContainers").each().toList()) {
                String id = name + "-" + sidecar.at("name").text();
                ContainerConfig config = new ContainerConfig(sidecar, node.image(sidecar), volumes, hosts, place);
                begin(node.runc().run(id, config.of(id)), sidecar);
            }
            this.main = node.runc()
                    .run(name, new ContainerConfig(process, node.image(process), volumes, hosts, place).of(name));
        } catch (IOException | RuntimeException | Error e) {
            end(sidecars);
            throw e;
        }
    }

    private void begin(Container sidecar, Tree spec) {
        sidecars.add(sidecar);
        String[] probe = spec.at("startupProbe/exec/command").texts().toArray(String[]::new);
        await().atMost(PATIENCE).until(() -> succeeds(sidecar, probe));
    }

    private boolean succeeds(Container container, String... words) throws IOException, InterruptedException {
        if (!container.isRunning()) {
            throw new AssertionError("a sidecar ended: " + container.said());
        }
        return container.exec(home.resolve("probe.log"), words) == 0;
    }

    /** Where its process answers HTTP. */
    URI uri() {
        return URI.create("http://" + place.address().getHostAddress() + ":"
                + process.at("readinessProbe/httpGet/port").text());
    }

    /** Waits until its readiness probe says so. */
    Pod ready() {
        await().atMost(PATIENCE).until(() -> {
            if (!main.isRunning()) {
                throw new AssertionError("it ended: " + main.said());
            }
            return isReady();
        });
        return this;
    }

    private boolean isReady() {
        try {
            URI probe = uri().resolve(process.at("readinessProbe/httpGet/path").text());
            HttpURLConnection connection = (HttpURLConnection) probe.toURL().openConnection();
            connection.setConnectTimeout(MILLIS);
            connection.setReadTimeout(MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            return false;
        }
    }

    /** Its process. */
    Container main() {
        return main;
    }

    /** Its first sidecar. */
    Container sidecar() {
        return sidecars.getFirst();
    }

    /** As the kubelet brings what has changed. */
    Volumes volumes() {
        return volumes;
    }

    /** Runs {@code words} beside its process, as {@code kubectl exec} does; returns what they wrote. They must end well. */
    String exec(String... words) throws IOException, InterruptedException {
        Path out = home.resolve("exec.log");
        int status = main.exec(out, words);
        String said = Files.readString(out);
        assertThat(status).as(said).isZero();
        return said;
    }

    /** Ends it as a cluster does, which kills what has not ended in time; returns what its process ended with. */
    int stop() throws IOException, InterruptedException {
        main.stop();
        int status = main.endedWithin(grace);
        for (Container sidecar : sidecars) {
            sidecar.stop();
            sidecar.ended();
        }
        return status;
    }

    @Override
    public void close() {
        end(List.of(main));
        end(sidecars);
    }

    private static void end(List<Container> containers) {
        for (Container container : containers) {
            try {
                container.kill();
            } catch (IOException | IllegalStateException e) {
                System.err.println("a container did not end: " + e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
