package io.ghasi.delivery.adapters.flags;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where flags are said. A file that cannot be used keeps a process from starting; later on it changes nothing. */
public record FlagsSettings(
        @Setting(
                value = "a file of flags in flagd's format; without it each is as usual",
                example = "/etc/delivery/flags/flags.json")
        @Nullable
        Path file,

        @Setting(value = "how often that file is looked at", from = "100ms", to = "1h") @DefaultValue("5s")
        Duration every)
        implements Guarded {
    @Override
    public void guard(Guard guard) {
        if (file == null) {
            return;
        }
        try {
            FlagSet.read(new FlagFile(file).bytes());
        } catch (BadFlags e) {
            guard.refuse("file", "names a file that cannot be used (" + e.getMessage() + "). Mend it, or leave it out");
        }
    }
}
