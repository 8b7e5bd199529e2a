package io.ghasi.delivery.acceptance.chaos;

/**
 * An event as the stream has it.
 *
 * @param id of the event
 * @param aggregate whose it is
 * @param version of the aggregate
 * @param trace 32 digits: of the command that made it
 */
record Told(String id, String subject, String aggregate, int version, String trace) {}
