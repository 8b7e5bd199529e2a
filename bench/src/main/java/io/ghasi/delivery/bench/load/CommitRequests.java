package io.ghasi.delivery.bench.load;

import io.ghasi.delivery.core.ids.IdSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Batches of what content says, one after the other: each has the next number, and other words for itself. */
final class CommitRequests implements Requests {
    /** Bytes. */
    static final int KIBIBYTE = 1 << 10;

    private static final byte[] GOOD = "\"result\":\"true\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head;
    private final String begin;
    private final SuspendData data;
    private int sequence;

    private CommitRequests(byte[] head, String begin, SuspendData data, int batches) {
        this.head = head;
        this.begin = begin;
        this.data = data;
        this.sequence = batches;
    }

    static Requests of(Target target, String host, int suspendData) {
        Target.Speaker speaker = Objects.requireNonNull(target.speaker(), "nobody speaks in " + target);
        String head = "POST " + Requests.path(target) + "/runtime HTTP/1.1\r\n" + Requests.common(target, host)
                + "Content-Type: application/json\r\nContent-Length: ";
        String begin = "{\"activityId\":\"" + speaker.activity() + "\",\"visit\":" + speaker.visit() + ",\"sequence\":";
        return new CommitRequests(
                head.getBytes(StandardCharsets.US_ASCII), begin, new SuspendData(suspendData), speaker.batches());
    }

    @Override
    public void write(ByteBuffer buffer, IdSource keys) {
        sequence++;
        String before = begin + sequence + CommitCalls.BEFORE_DATA;
        byte[] after = CommitCalls.afterData(sequence);
        buffer.clear();
        buffer.put(head);
        buffer.put(ascii(before.length() + data.length() + after.length + "\r\n\r\n" + before));
        data.write(buffer, keys.next());
        buffer.put(after);
        buffer.flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean isGood(Answer answer) {
        return answer.count(GOOD) == CommitCalls.MANY;
    }
}
