package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.core.outbox.Receipt;
import io.ghasi.delivery.core.outbox.Receipt.Refused;
import io.ghasi.delivery.core.outbox.Receipt.Stored;
import io.ghasi.delivery.core.outbox.Receipt.Unsure;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import java.io.IOException;

/**
 * What the server's answer to a publish means.
 *
 * <p>Refused is only what says something about this very event. All else is about the stream or the servers, and somebody is
 * about to mend it: to set events aside for it would set all of them aside.
 *
 * @see <a href="https://github.com/nats-io/nats-server/blob/v2.10.27/server/errors.json">the server's error codes</a>
 */
final class Acknowledgements {
    /** JSStreamMessageExceedsMaximumErr: larger than the stream allows. */
    private static final int TOO_LARGE = 10054;

    /** JSStreamNotMatchErr: another stream takes the subject. */
    private static final int OTHER_STREAM = 10060;

    /** JSStreamHeaderExceedsMaximumErr: headers over 64 KiB. */
    private static final int HEADERS_TOO_LARGE = 10097;

    private Acknowledgements() {}

    static Receipt read(Message answer) {
        if (answer.isStatusMessage()) {
            // Nobody listens to the subject. A stream between two leaders looks the same as none, so this is never for
            // good.
            return new Unsure("no stream answers: " + answer.getStatus().getMessageWithCode());
        }
        try {
            return stored(new PublishAck(answer));
        } catch (JetStreamApiException e) {
            return error(e);
        } catch (IOException e) {
            return new Unsure("the answer is not understood: " + e.getMessage());
        }
    }

    // Of an event that is proposed to the other replicas but not stored, servers before 2.10.25 say it is a duplicate
    // of number 0.
    private static Receipt stored(PublishAck ack) {
        return ack.getSeqno() == 0
                ? new Unsure("the same event is being stored")
                : new Stored(ack.getSeqno(), ack.isDuplicate());
    }

    private static Receipt error(JetStreamApiException e) {
        return switch (e.getApiErrorCode()) {
            case TOO_LARGE, OTHER_STREAM, HEADERS_TOO_LARGE -> new Refused(said(e));
            default -> new Unsure(said(e));
        };
    }

    private static String said(JetStreamApiException e) {
        return e.getErrorDescription() + " [" + e.getApiErrorCode() + "]";
    }
}
