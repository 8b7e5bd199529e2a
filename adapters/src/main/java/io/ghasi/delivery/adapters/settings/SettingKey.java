package io.ghasi.delivery.adapters.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * One thing that a process may be told.
 *
 * @param property such as {@code delivery.nats.connect-timeout}
 * @param usual what it is where nothing is said; null where there is no such thing
 * @param optional whether it may be left out all the same
 * @param group of settings that may be left out as a whole; null where it belongs to none
 */
record SettingKey(
        String property,
        ResolvableType type,
        Setting says,
        @Nullable String usual,
        boolean optional,
        @Nullable String group) {
    private static final String FILE = "_FILE";

    static String variable(String property) {
        return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Its name in the environment. */
    String variable() {
        return says.variable().isEmpty() ? variable(property) : says.variable();
    }

    /** The name of a file that it is in. */
    String fileVariable() {
        return variable() + FILE;
    }

    boolean isSecret() {
        return says.secret() || type.resolve() == Secret.class;
    }

    /** What an operator is told of it. */
    String help() {
        return "It says " + says.value() + (says.example().isEmpty() ? "" : "; such as " + says.example());
    }
}
