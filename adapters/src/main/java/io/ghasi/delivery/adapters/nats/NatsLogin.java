package io.ghasi.delivery.adapters.nats;

import java.nio.file.Path;

/** Who we are to NATS. */
public sealed interface NatsLogin {
    /** A name and a password. */
    record UserPassword(String user, String password) implements NatsLogin {
        @Override
        public String toString() {
            return user;
        }
    }

    /** A {@code .creds} file, which is read anew at each connect: a new one in its place is enough. */
    record CredentialsFile(Path file) implements NatsLogin {}
}
