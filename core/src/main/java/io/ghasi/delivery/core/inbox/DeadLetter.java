package io.ghasi.delivery.core.inbox;

/**
 * A message that is set aside.
 *
 * @param consumer who could not take it
 * @param delivery as it came, the last time
 * @param detail what is wrong; quotes nothing of the message
 */
public record DeadLetter(String consumer, Delivery delivery, Fault fault, String detail) {}
