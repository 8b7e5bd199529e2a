package io.ghasi.delivery.adapters.grants;

import io.ghasi.delivery.adapters.secrets.RotatingSecret;
import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.SecretFile;

/** The keys of grants as their file has them, as of the last look at it. Thread-safe. */
public final class GrantKeys {
    private final RotatingSecret secret;
    private volatile KeyRing ring;

    /**
     * Those that {@code secret} has.
     *
     * @throws BadValue where it has none that will do
     */
    public GrantKeys(Secret secret) {
        SecretFile file = secret.file();
        this.secret = new RotatingSecret(file == null ? secret : new Secret(secret.value(), checked(file)));
        this.ring = KeyRing.read(secret.value());
    }

    // Keys that will not do leave those in force that were there, and that is told once, as of any secret's file.
    private static SecretFile checked(SecretFile file) {
        return new SecretFile(file.path(), text -> {
            String later = file.open(text);
            KeyRing _ = KeyRing.read(later);
            return later;
        });
    }

    /** Looks at the file. To be called every few seconds; a request does not wait for a file. */
    public void renew() {
        ring = KeyRing.read(secret.now());
    }

    KeyRing now() {
        return ring;
    }
}
