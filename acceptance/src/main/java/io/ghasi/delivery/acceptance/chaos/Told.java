package io.ghasi.delivery.acceptance.chaos;

/**
 * An event as the stream has it.
 *
 * @param id of the event
 * @param aggregate whose it is
 * @param version of the aggregate
 * @param trace 32 digits: of the command that made it
 * @param reason of a pause, a failure, an abandonment; empty of anything else
 */
record Told(String id, String subject, String aggregate, int version, String trace, String reason) {
    /** Whether it is a pause for the sake of what became of the enrollment. */
    boolean isRevocation() {
        return subject.startsWith("delivery.play_session.paused.") && reason.equals("enrollment");
    }
}
