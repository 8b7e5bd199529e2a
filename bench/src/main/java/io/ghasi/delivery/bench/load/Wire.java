package io.ghasi.delivery.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection, with at most one request under way. */
final class Wire implements AutoCloseable {
    private static final int LARGEST_REQUEST = 80 * 1024;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final Answer answer = new Answer();
    private SocketChannel channel;
    private SelectionKey key;
    private int reconnects;
    private long idleSince = System.nanoTime();

    /** What is under way here. */
    @Nullable
    Sent sent;

    /**
     * A request that went out.
     *
     * @param from nanoseconds from which its latency counts
     */
    record Sent(int target, long from) {}

    Wire(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = SocketChannel.open(server);
        this.key = register();
    }

    private SelectionKey register() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** A request's bytes are put here before {@link #send}. */
    ByteBuffer out() {
        return out;
    }

    void send(Sent what) throws IOException {
        sent = what;
        flush();
    }

    private void flush() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** Does what the socket is ready for; the answer, once it is whole, else null. */
    @Nullable
    Answer advance() throws IOException {
        if (key.isWritable()) {
            flush();
        }
        if (!key.isReadable()) {
            return null;
        }
        if (channel.read(answer.bytes()) < 0) {
            if (sent != null) {
                throw new EOFException("the server closed a connection without an answer");
            }
            reconnect();
            return null;
        }
        return answer.isWhole() ? answer : null;
    }

    /** Makes ready, at {@code now}, for the next request. */
    void settle(long now) throws IOException {
        sent = null;
        idleSince = now;
        boolean last = answer.isLast();
        answer.clear();
        if (last) {
            reconnect();
        }
    }

    private void reconnect() throws IOException {
        reconnects++;
        channel.close();
        channel = SocketChannel.open(server);
        key = register();
    }

    long idleSince() {
        return idleSince;
    }

    int reconnects() {
        return reconnects;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
