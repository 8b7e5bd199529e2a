package io.ghasi.delivery.projector.loop;

import io.ghasi.delivery.projector.lines.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A message that was set aside, with all that is needed to bring it back.
 *
 * @param detail what is wrong; quotes nothing of the message
 * @param data as it came, unless {@code cut}: then its first {@link #MOST_BYTES}
 */
public record DeadLetter(
        String consumer,
        String subject,
        long streamSequence,
        int deliveryCount,
        Fault fault,
        String detail,
        Map<String, List<String>> headers,
        Data data,
        boolean cut) {
    /** Bytes that a dead letter keeps of its message. */
    public static final int MOST_BYTES = 768 * 1024;

    /** Bytes, told apart by nothing: a letter is read, not compared. */
    public static final class Data {
        private final byte[] bytes;

        private Data(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    static DeadLetter of(String consumer, Delivery delivery, Fault fault, String detail) {
        byte[] data = delivery.data();
        boolean cut = data.length > MOST_BYTES;
        return new DeadLetter(
                consumer,
                delivery.subject(),
                delivery.streamSequence(),
                delivery.deliveryCount(),
                fault,
                detail,
                delivery.headers(),
                new Data(cut ? Arrays.copyOf(data, MOST_BYTES) : data),
                cut);
    }
}
