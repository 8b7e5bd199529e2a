package io.ghasi.delivery.acceptance.wire;

import io.ghasi.delivery.journey.client.Call;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One connection to a server: whatever bytes one likes go out, answers come back parsed. */
public final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** A connection to {@code server}. */
    public static Wire to(URI server) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new Wire(socket);
    }

    /** {@code request}, one byte a character, over a connection of its own; the first answer to it. */
    public static Answer exchange(URI server, String request) throws IOException {
        try (Wire wire = to(server)) {
            wire.send(request.getBytes(StandardCharsets.ISO_8859_1));
            return wire.answer(!request.startsWith("HEAD "));
        }
    }

    /** {@code call} with its path and headers exactly as they are; the body is {@code body}. */
    public static Answer exchange(URI server, Call call, byte[] body) throws IOException {
        StringBuilder head = new StringBuilder(call.method() + " " + call.path() + " HTTP/1.1\r\nHost: api\r\n");
        call.headers()
                .forEach(header -> head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        try (Wire wire = to(server)) {
            wire.send(all.toByteArray());
            return wire.answer(!call.method().equals("HEAD"));
        }
    }

    /** Sends {@code bytes}. A server may have answered and gone before it has read them all. */
    public void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException _) {
            // What it said is read all the same.
        }
    }

    /** Says that nothing more will come. */
    public void sendNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer; {@code body} is false where it cannot have one. */
    public Answer answer(boolean body) throws IOException {
        return Answer.read(in, body);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
