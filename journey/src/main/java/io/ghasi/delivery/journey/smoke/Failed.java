package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.journey.client.Reply;

/** What was found is not what should be; the message says both. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
        super(message);
    }

    /** {@code reply}, where it has {@code status}. */
    static Reply unless(int status, String what, Reply reply) {
        if (reply.status() != status) {
            throw new Failed("%s: %d %s, not %d".formatted(what, reply.status(), said(reply), status));
        }
        return reply;
    }

    private static String said(Reply reply) {
        String code = reply.code();
        return code == null ? "" : code;
    }
}
