package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Secret;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A secret as it may be written down: only whoever keeps the key can open it. */
sealed interface Sealed {
    String AWS = "awskms:";
    Pattern VAULT = Pattern.compile("vault:v\\d+:.*", Pattern.DOTALL);

    /** In the service's own form. */
    String ciphertext();

    /** {@code awskms:} and what AWS's CLI prints, base64. */
    record ByAws(String ciphertext) implements Sealed {}

    /** What Vault prints: {@code vault:v1:…}. */
    record ByVault(String ciphertext) implements Sealed {}

    /** Null where {@code text} is not sealed. */
    static @Nullable Sealed of(String text) {
        if (text.startsWith(AWS)) {
            return new ByAws(text.substring(AWS.length()));
        }
        return VAULT.matcher(text).matches() ? new ByVault(text) : null;
    }

    /** Refuses {@code secret} where it is sealed: it is what opens the others. */
    static void refuse(Guard guard, String setting, @Nullable Secret secret) {
        if (secret != null && of(secret.value()) != null) {
            guard.refuse(setting, "opens what is sealed. It cannot be sealed itself: give it as a file");
        }
    }
}
