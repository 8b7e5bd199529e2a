package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** S3Proxy on loopback: an S3-compatible store that checks signatures and keeps its objects in a folder. */
public final class ObjectStoreServer implements AutoCloseable {
    private final ServerHome home;
    private final int port;
    private final Login owner;
    private ServerProcess process;

    private ObjectStoreServer(ServerHome home, int port) throws IOException, InterruptedException {
        this.home = home;
        this.port = port;
        this.owner = home.secrets().login("owner");
        this.process = launch();
    }

    /** An empty one in {@code home}, which must be empty or absent. */
    public static ObjectStoreServer create(Path home) throws IOException, InterruptedException {
        ServerHome empty = ServerHome.empty(home);
        return new ObjectStoreServer(empty, empty.port());
    }

    /** The one in {@code home} with its objects, credentials and port; an empty one where there is none. */
    public static ObjectStoreServer open(Path home) throws IOException, InterruptedException {
        ServerHome kept = ServerHome.of(home);
        return new ObjectStoreServer(kept, kept.port());
    }

    /** The same on {@code port}. */
    public static ObjectStoreServer open(Path home, int port) throws IOException, InterruptedException {
        ServerHome kept = ServerHome.of(home);
        return new ObjectStoreServer(kept, kept.keepPort(port));
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        Path objects = Files.createDirectories(home.file("objects"));
        Path config = home.secret("s3proxy.conf", ObjectStoreProgram.settings(endpoint(), owner, objects));
        Path log = home.file("s3proxy.log");
        ServerProcess started =
                ServerProcess.start(new Recipe("S3Proxy", log, "TERM", ObjectStoreProgram.command(config)));
        started.await(() -> answers(endpoint()));
        return started;
    }

    /** Whether somebody at {@code endpoint} refuses who does not sign. */
    static boolean answers(URI endpoint) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) endpoint.toURL().openConnection();
        connection.setReadTimeout(1_000);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
        } finally {
            connection.disconnect();
        }
    }

    /** Where it is. Buckets are named in the path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The one identity that may do anything here. */
    public String accessKey() {
        return owner.user();
    }

    public String secretKey() {
        return owner.password();
    }

    /** Ends it as a power cut would, and starts it again on the same port. */
    public void crash() throws IOException, InterruptedException {
        process.killAll();
        process = launch();
    }

    /** Ends it; requests fail until {@link #start}. */
    public void stop() {
        process.stop();
    }

    /** Starts it again on the same port, with the objects it had. */
    public void start() throws IOException, InterruptedException {
        process = launch();
    }

    @Override
    public void close() {
        process.stop();
    }
}
