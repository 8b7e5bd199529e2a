package io.ghasi.delivery.adapters.nats;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A setting that is not as it is declared.
 *
 * @param of such as {@code stream DELIVERY}
 */
public record Difference(String of, String setting, String wanted, String found) {
    /** Where {@code wanted} and {@code found}, which have the same keys, differ. */
    static List<Difference> between(String of, Map<String, String> wanted, Map<String, String> found) {
        return wanted.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(found.get(setting.getKey())))
                .map(setting -> new Difference(
                        of,
                        setting.getKey(),
                        setting.getValue(),
                        Objects.requireNonNullElse(found.get(setting.getKey()), "nothing")))
                .toList();
    }

    @Override
    public String toString() {
        return of + ": " + setting + " should be " + wanted + " and is " + found;
    }
}
