package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import io.ghasi.delivery.testkit.tls.ServerKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Redis 7 on loopback, behind a password, keeping nothing on disk. */
public final class RedisServer implements AutoCloseable {
    private static final DebianPackage PACKAGE = new DebianPackage("bookworm", "redis-server", "7.0.15");

    private final ServerHome home;
    private final int port;
    private volatile String password;
    private volatile int securePort;
    private ServerProcess process;

    private RedisServer(ServerHome home) throws IOException, InterruptedException {
        this.home = home;
        this.port = home.port();
        this.password = home.secrets().login("default").password();
        this.process = launch();
    }

    /** A new one, whose log is in {@code home}. */
    public static RedisServer create(Path home) throws IOException, InterruptedException {
        return new RedisServer(ServerHome.empty(home));
    }

    /** The same on the port and with the password that it had in {@code home} before, if it had. What it held is gone. */
    public static RedisServer open(Path home) throws IOException, InterruptedException {
        return new RedisServer(ServerHome.of(home));
    }

    private ServerProcess launch() throws IOException, InterruptedException {
        // In a file: what is on a command line can be read by everybody on the machine.
        Path config = home.secret("redis.conf", """
                bind 127.0.0.1
                port %d
                requirepass %s
                save ""
                appendonly no
                daemonize no
                dir %s
                """.formatted(port, password, home.folder()));
        List<String> command = PACKAGE.command("usr/bin/redis-server");
        command.add(config.toString());
        ServerProcess started = ServerProcess.start(new Recipe("Redis", home.file("redis.log"), "TERM", command));
        started.await(() -> says("PING").startsWith("+PONG"));
        return started;
    }

    private String says(String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return all.substring(all.indexOf('\n') + 1);
        }
    }

    /** Where it is, password included. */
    public String uri() {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /** Listens for TLS too from now on, as whom {@code key} says; connections that are open stay as they are. */
    public void present(ServerKey key) throws IOException {
        // Where it listens already it goes on to.
        securePort = securePort == 0 ? home.port("tls.port") : securePort;
        ServerKey own = key.swapInto(home.folder());
        order("CONFIG SET tls-auth-clients no tls-cert-file %s tls-key-file %s tls-port %d"
                .formatted(own.certificate(), own.key(), securePort));
    }

    /** Where it listens for TLS. */
    public String secureUri() {
        return "rediss://:" + password + "@localhost:" + securePort;
    }

    /** Lets whoever comes with {@code another} password in too. */
    public void addPassword(String another) throws IOException {
        order("ACL SETUSER default >" + another);
    }

    /** Lets nobody in any more but with {@code only}; connections that are open stay. */
    public void keepPassword(String only) throws IOException {
        order("ACL SETUSER default resetpass >" + only);
        password = only;
    }

    /** Breaks all connections of clients. */
    public void disconnectClients() throws IOException {
        says("CLIENT KILL TYPE normal SKIPME yes");
    }

    private void order(String command) throws IOException {
        String answer = says(command);
        if (!answer.startsWith("+OK")) {
            throw new IOException("Redis says " + answer);
        }
    }

    /** Stops answering, connections stay. */
    public void pause() {
        process.signal("STOP");
    }

    /** Goes on after {@link #pause}. */
    public void goOn() {
        process.signal("CONT");
    }

    /** Ends it; connections break. */
    public void stop() {
        process.stop();
    }

    /** Starts it again on the same port, empty. */
    public void start() throws IOException, InterruptedException {
        process = launch();
    }

    @Override
    public void close() {
        process.stop();
    }
}
