package io.ghasi.delivery.core.course;

/**
 * What a call came to.
 *
 * @param result as content is told it
 * @param error the last error afterwards
 */
public record RuntimeReply(String result, String error) {}
