package io.ghasi.delivery.bench.load;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.Ulid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of requests to one session, made beforehand; what is new in each is its key alone. */
final class Requests {
    private static final byte[] NEXT = body("next");
    private static final byte[] PREVIOUS = body("previous");

    private final byte[] head;
    private final boolean writes;
    private boolean forth = true;

    private Requests(byte[] head, boolean writes) {
        this.head = head;
        this.writes = writes;
    }

    static Requests of(Phase.Kind kind, Target target, String host) {
        String path = "/api/v1/play-sessions/" + target.session();
        String common = "Host: %s\r\nAuthorization: Bearer %s\r\nX-Tenant-Id: %s\r\nAccept: application/json\r\n"
                .formatted(host, target.token(), target.tenant());
        String head = switch (kind) {
            case GET -> "GET " + path + " HTTP/1.1\r\n" + common + "\r\n";
            case NAVIGATE -> "PATCH " + path + "/navigate HTTP/1.1\r\n" + common + "Idempotency-Key: ";
        };
        return new Requests(head.getBytes(StandardCharsets.US_ASCII), kind == Phase.Kind.NAVIGATE);
    }

    private static byte[] body(String direction) {
        String json = "{\"target\":{\"type\":\"" + direction + "\"}}";
        String rest = "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
        return rest.getBytes(StandardCharsets.US_ASCII);
    }

    /** Puts the next request into {@code buffer}. */
    void write(ByteBuffer buffer, IdSource keys) {
        buffer.clear();
        buffer.put(head);
        if (writes) {
            buffer.put(Ulid.format(keys.next()).getBytes(StandardCharsets.US_ASCII));
            buffer.put(forth ? NEXT : PREVIOUS);
            forth = !forth;
        }
        buffer.flip();
    }
}
