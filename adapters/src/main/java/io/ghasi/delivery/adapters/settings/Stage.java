package io.ghasi.delivery.adapters.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a deployment is for. Only where nothing is at stake may it be unsafe. */
public enum Stage {
    DEV,
    STAGING,
    PRODUCTION;

    static final String VARIABLE = "DELIVERY_ENV";

    /** As it is said: {@code dev}, {@code staging}, {@code production}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null where there is none of that code. */
    static @Nullable Stage of(String code) {
        return Arrays.stream(values())
                .filter(stage -> stage.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    static String codes() {
        return String.join(", ", List.of(values()).stream().map(Stage::code).toList());
    }
}
