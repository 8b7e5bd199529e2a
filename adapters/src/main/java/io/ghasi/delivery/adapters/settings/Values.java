package io.ghasi.delivery.adapters.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;

/** Whether each value is one of its kind and within its bounds. */
final class Values {
    private final Binder binder;
    private final Map<String, String> values;
    private final Collection<String> faults;

    Values(Binder binder, Map<String, String> values, Collection<String> faults) {
        this.binder = binder;
        this.values = values;
        this.faults = faults;
    }

    void check(SettingKey key) {
        String value = values.get(key.property());
        if (value == null) {
            return;
        }
        try {
            Object bound = binder.bind(key.property(), Bindable.of(key.type())).get();
            if (!key.says().from().isEmpty() && !isWithin(bound, key.says())) {
                faults.add(key.variable() + shown(key, value) + ", which is not within "
                        + key.says().from() + " and " + key.says().to() + ". " + key.help());
            }
        } catch (BindException e) {
            faults.add(
                    key.variable() + shown(key, value) + ", which is not " + kind(key) + reason(e) + ". " + key.help());
        }
    }

    private static boolean isWithin(Object bound, Setting says) {
        return bound instanceof Duration duration
                ? isBetween(
                        duration, DurationStyle.detectAndParse(says.from()), DurationStyle.detectAndParse(says.to()))
                : isBetween((Integer) bound, Integer.valueOf(says.from()), Integer.valueOf(says.to()));
    }

    private static <T extends Comparable<T>> boolean isBetween(T value, T from, T to) {
        return value.compareTo(from) >= 0 && value.compareTo(to) <= 0;
    }

    private static String shown(SettingKey key, String value) {
        return key.isSecret() || mayTell(value) ? " is something that is not shown" : " is '" + value + "'";
    }

    // What is wrong with an address may be that there is a password in it.
    private static boolean mayTell(String value) {
        return value.contains("@") || value.toLowerCase(Locale.ROOT).contains("password");
    }

    // What our own types have to say, they say in their exceptions. Others' would repeat the value.
    private static String reason(BindException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BadValue) {
                return " (" + cause.getMessage() + ")";
            }
        }
        return "";
    }

    private static String kind(SettingKey key) {
        Class<?> type = key.type().toClass();
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(it -> it.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == int.class) {
            return "a whole number";
        }
        if (type == Duration.class) {
            return "a duration (a number with ms, s, m, h or d)";
        }
        return type == Path.class ? "a file" : "an address";
    }
}
