package io.ghasi.delivery.acceptance.faults;

import io.ghasi.delivery.acceptance.school.Seat;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What Redis holds, asked in its own protocol. */
final class Counts {
    private Counts() {}

    /** How many limits of somebody's are counted in Redis. */
    static int of(Seat seat) throws IOException {
        String pattern = "limit:" + seat.learner().tenant().text() + ":*";
        return ask("KEYS " + pattern).split("limit:", -1).length - 1;
    }

    private static String ask(String command) throws IOException {
        URI redis = URI.create(RealServers.redis().uri());
        String password = redis.getUserInfo().substring(1);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
