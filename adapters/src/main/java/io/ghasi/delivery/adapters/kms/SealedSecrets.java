package io.ghasi.delivery.adapters.kms;

import io.ghasi.delivery.adapters.settings.BadSettings;
import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.SettingsReader;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens secrets that are sealed, and leaves all others as they are. The key services are those of the environment; none is asked, or even made,
 * before there is something to open. Throws {@link BadValue} where a secret cannot be opened.
 */
public final class SealedSecrets implements UnaryOperator<String> {
    private final Map<String, String> environment;
    private final Opener opener;
    private @Nullable Keeper aws;
    private @Nullable Keeper vault;

    /** With the {@code DELIVERY_KMS_…} and {@code DELIVERY_VAULT_…} of {@code environment}. */
    public SealedSecrets(Map<String, String> environment) {
        this(environment, new Opener(Opener.PATIENCE));
    }

    SealedSecrets(Map<String, String> environment, Opener opener) {
        this.environment = Map.copyOf(environment);
        this.opener = opener;
    }

    /** A service and the key of it that secrets are sealed with. */
    record Keeper(KeyService service, String key) {}

    @Override
    public String apply(String text) {
        Sealed sealed = Sealed.of(text);
        return sealed == null ? text : opener.open(keeper(sealed), sealed.ciphertext());
    }

    private synchronized Keeper keeper(Sealed sealed) {
        return switch (sealed) {
            case Sealed.ByAws _ -> {
                Keeper known = aws == null ? aws() : aws;
                aws = known;
                yield known;
            }
            case Sealed.ByVault _ -> {
                Keeper known = vault == null ? vault() : vault;
                vault = known;
                yield known;
            }
        };
    }

    private Keeper aws() {
        AwsKmsAccess access = settings("delivery.kms", AwsKmsAccess.class);
        return keeper(access.sealKey(), "DELIVERY_KMS_SEAL_KEY", access::open);
    }

    private Keeper vault() {
        VaultAccess access = settings("delivery.vault", VaultAccess.class);
        return keeper(access.sealKey(), "DELIVERY_VAULT_SEAL_KEY", access::open);
    }

    private interface Opening {
        KeyService open() throws IOException;
    }

    private static Keeper keeper(@Nullable String key, String variable, Opening opening) {
        if (key == null) {
            throw new BadValue("is sealed. Say with which key: " + variable);
        }
        try {
            return new Keeper(opening.open(), key);
        } catch (IOException e) {
            throw new BadValue("is sealed, and its key service cannot be asked: " + e.getMessage());
        }
    }

    private <R extends Record> R settings(String group, Class<R> type) {
        try {
            return SettingsReader.read(group, type, environment);
        } catch (BadSettings e) {
            throw new BadValue("is sealed, and what opens it is not well: " + String.join("; ", e.faults()));
        }
    }
}
