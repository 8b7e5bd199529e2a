package io.ghasi.delivery.adapters.keys;

import java.io.IOException;
import java.util.Map;

/** Where the keys are that tokens are signed with. One thread asks it at a time. */
public interface KeySource extends AutoCloseable {
    /** Who keeps them, such as {@code identity}: for logs. */
    String name();

    /**
     * All keys that may sign now: by their id the 32 bytes of RFC 8032.
     *
     * @throws IOException where nobody can say; within seconds
     */
    Map<String, byte[]> read() throws IOException;

    @Override
    void close();
}
