package io.ghasi.delivery.adapters.nats;

import io.ghasi.delivery.adapters.settings.Secret;
import java.nio.file.Path;

/** Who we are to NATS. */
public sealed interface NatsLogin {
    /** A name and a password, which is read anew at each connect where it is in a file. */
    record UserPassword(String user, Secret password) implements NatsLogin {
        /** With a password that stays what it is. */
        public UserPassword(String user, String password) {
            this(user, Secret.of(password));
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /** A {@code .creds} file, which is read anew at each connect: a new one in its place is enough. */
    record CredentialsFile(Path file) implements NatsLogin {}
}
