package io.ghasi.delivery.testkit.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks TLS on loopback, and in plain text with a server there that does not. */
public final class TlsTerminator implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private volatile SSLContext context;

    private TlsTerminator(int target, ServerKey key) throws IOException, GeneralSecurityException {
        this.target = target;
        this.context = ServerContext.of(key);
        Thread.ofVirtual().name("tls-terminator").start(this::accept);
    }

    /** In front of {@code port}, as whom {@code key} says. */
    public static TlsTerminator to(int port, ServerKey key) throws IOException, GeneralSecurityException {
        return new TlsTerminator(port, key);
    }

    /** Shows itself by {@code key} from now on; connections that are open stay. */
    public void present(ServerKey key) throws IOException, GeneralSecurityException {
        context = ServerContext.of(key);
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket plain = listener.accept();
                Thread.ofVirtual().start(() -> serve(plain));
            } catch (IOException _) {
                // It was closed.
            }
        }
    }

    private void serve(Socket plain) {
        try (SSLSocket client = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread back = Thread.ofVirtual().start(() -> pump(server, client));
            pump(client, server);
            back.join();
        } catch (IOException _) {
            // The client does not like our certificate, or nobody is behind us: it sees a broken connection.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Broken on one side: broken on both.
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
