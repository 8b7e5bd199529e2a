package io.ghasi.delivery.adapters.secrets;

import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.SecretFile;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import java.util.function.UnaryOperator;

/** Mounted secrets as settings have them. */
public final class Secrets {
    private Secrets() {}

    public static Secret in(MountedSecret mounted, String name) {
        return in(mounted, name, UnaryOperator.identity());
    }

    static Secret in(MountedSecret mounted, String name, UnaryOperator<String> unsealing) {
        SecretFile file = new SecretFile(mounted.file(name), unsealing);
        return new Secret(file.open(file.text()), file);
    }
}
