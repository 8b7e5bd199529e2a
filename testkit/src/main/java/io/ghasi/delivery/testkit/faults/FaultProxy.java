package io.ghasi.delivery.testkit.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A TCP proxy, on loopback where nothing else is said, in front of a server on loopback, that misbehaves as it is told. */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Tap tap = new Tap();
    private final AtomicReference<@Nullable Predicate<byte[]>> lost = new AtomicReference<>();
    private volatile UnaryOperator<byte[]> rewriting = UnaryOperator.identity();
    private volatile boolean cut;

    private FaultProxy(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
    }

    /** A proxy to {@code port} that passes everything on, for now. */
    public static FaultProxy to(int port) throws IOException {
        return at(InetAddress.getLoopbackAddress(), port);
    }

    /** The same, listening at another {@code address} of this machine. */
    public static FaultProxy at(InetAddress address, int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(address, 0));
        FaultProxy proxy = new FaultProxy(port, listener);
        Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
        return proxy;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Holds each piece of an answer back for so long. */
    public void delay(Duration pause) {
        tap.delay(pause);
    }

    /** Nothing comes back any more; connections stay. */
    public void stall() {
        tap.stall();
    }

    /** Breaks every connection, and each new one at once. */
    public void cut() {
        cut = true;
        open.forEach(FaultProxy::close);
    }

    /** Behaves again. */
    public void mend() {
        cut = false;
        tap.mend();
    }

    /** The next time that a client sends what {@code request} matches: the server gets it and answers, but the client's connection breaks instead. */
    public void loseNextAnswerTo(Predicate<byte[]> request) {
        lost.set(request);
    }

    /** Each piece of an answer is what {@code rewritten} makes of it. */
    public void rewriteAnswers(UnaryOperator<byte[]> rewritten) {
        rewriting = rewritten;
    }

    /** Whether the answer that was to be lost is lost by now. */
    public boolean hasLostAnswer() {
        return lost.get() == null;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (cut) {
                    close(client);
                } else {
                    relay(client);
                }
            } catch (IOException _) {
                // The listener was closed, or nobody is behind us: the client sees a broken connection.
            }
        }
    }

    private void relay(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 1_000);
        } catch (IOException e) {
            close(client);
            throw e;
        }
        open.add(client);
        open.add(server);
        Connection connection = new Connection(client, server);
        Thread.ofVirtual().start(connection::forward);
        Thread.ofVirtual().start(connection::backward);
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean answerIsLost;

        private Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void forward() {
            pump(client, server, chunk -> {
                Predicate<byte[]> wanted = lost.get();
                if (wanted != null && wanted.test(chunk) && lost.compareAndSet(wanted, null)) {
                    answerIsLost = true;
                }
                return chunk;
            });
        }

        private void backward() {
            pump(server, client, chunk -> tap.pass() && !answerIsLost ? rewriting.apply(chunk) : null);
        }

        // What becomes of each piece; null where it is the end.
        private void pump(Socket from, Socket to, Function<byte[], byte @Nullable []> passing) {
            byte[] buffer = new byte[CHUNK];
            try {
                for (int n = from.getInputStream().read(buffer);
                        n >= 0;
                        n = from.getInputStream().read(buffer)) {
                    byte[] passed = passing.apply(Arrays.copyOf(buffer, n));
                    if (passed == null) {
                        return;
                    }
                    to.getOutputStream().write(passed);
                }
            } catch (IOException _) {
                // Broken on one side: broken on both.
            } finally {
                close(client);
                close(server);
                open.remove(client);
                open.remove(server);
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        tap.mend();
        open.forEach(FaultProxy::close);
    }
}
