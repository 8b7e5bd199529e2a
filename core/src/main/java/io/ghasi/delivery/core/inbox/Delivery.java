package io.ghasi.delivery.core.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A message as the broker brings it. It is settled once: by {@link #ack}, {@link #nak} or {@link #term}; settling may fail silently, and then it comes again. */
public interface Delivery {
    String subject();

    /** As its publisher wrote them. */
    Map<String, List<String>> headers();

    byte[] data();

    /** 1 the first time. */
    int deliveryCount();

    /** Its place in its stream. */
    long streamSequence();

    /** It was taken. */
    void ack();

    /** It is to come again, not before {@code delay}. */
    void nak(Duration delay);

    /** It is never to come again. */
    void term();

    /** It is being worked on: the broker is to wait longer for its settlement. */
    void inProgress();
}
