package io.ghasi.delivery.bench.load;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.Ulid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads, and moves forth and back: what is new in each is its key alone. */
final class PlainRequests implements Requests {
    private static final byte[] NEXT = body("next");
    private static final byte[] PREVIOUS = body("previous");

    private final byte[] head;
    private final boolean writes;
    private boolean forth = true;

    private PlainRequests(String head, boolean writes) {
        this.head = head.getBytes(StandardCharsets.US_ASCII);
        this.writes = writes;
    }

    static Requests get(Target target, String host) {
        return new PlainRequests(
                "GET " + Requests.path(target) + " HTTP/1.1\r\n" + Requests.common(target, host) + "\r\n", false);
    }

    static Requests navigate(Target target, String host) {
        return new PlainRequests(
                "PATCH " + Requests.path(target) + "/navigate HTTP/1.1\r\n" + Requests.common(target, host)
                        + "Idempotency-Key: ",
                true);
    }

    private static byte[] body(String direction) {
        String json = "{\"target\":{\"type\":\"" + direction + "\"}}";
        String rest = "\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json;
        return rest.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void write(ByteBuffer buffer, IdSource keys) {
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
