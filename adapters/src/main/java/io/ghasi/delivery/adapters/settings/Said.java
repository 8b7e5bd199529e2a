package io.ghasi.delivery.adapters.settings;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Takes what is for us out of an environment: values by property, and what is wrong with the names. */
final class Said {
    // What Kubernetes adds for each Service of the namespace, unless told not to.
    private static final String SERVICE_LINK = ".*(_SERVICE_HOST|_SERVICE_PORT(_.*)?|_PORT|_PORT_\\d+_(TCP|UDP)(_.*)?)";

    private final Map<String, SettingKey> byVariable;
    private final Map<String, SettingKey> byFile;
    private final UnaryOperator<String> unsealing;
    private final Collection<String> faults;
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Object> bindable = new TreeMap<>();

    private Said(List<SettingKey> keys, UnaryOperator<String> unsealing, Collection<String> faults) {
        this.unsealing = unsealing;
        this.byVariable = keys.stream().collect(Collectors.toMap(SettingKey::variable, Function.identity()));
        this.byFile = keys.stream()
                .filter(SettingKey::isSecret)
                .collect(Collectors.toMap(SettingKey::fileVariable, Function.identity()));
        this.faults = faults;
    }

    /** What {@code environment} says by every variable that begins with {@code start}, or is one of {@code keys}. */
    static Said in(
            Map<String, String> environment,
            String start,
            List<SettingKey> keys,
            UnaryOperator<String> unsealing,
            Collection<String> faults) {
        Said said = new Said(keys, unsealing, faults);
        new TreeMap<>(environment).forEach((name, value) -> {
            boolean ours = name.startsWith(start) || said.byVariable.containsKey(name);
            if (ours && !name.equals(Stage.VARIABLE)) {
                said.take(name, value);
            }
        });
        return said;
    }

    /** Values by property. */
    Map<String, String> values() {
        return values;
    }

    /** The same to be converted; what is in a file is a {@link Secret} that knows it. */
    Map<String, Object> bindable() {
        return bindable;
    }

    private void take(String name, String value) {
        SettingKey key = byVariable.get(name);
        SettingKey inFile = byFile.get(name);
        if (key != null && key.isSecret()) {
            open(key, name, value);
        } else if (key != null) {
            put(key, name, value, value);
        } else if (inFile != null) {
            read(inFile, name, value);
        } else {
            faults.add(name + " is not known. " + unknown(name));
        }
    }

    private void put(SettingKey key, String name, String value, Object convertible) {
        if (value.isBlank()) {
            faults.add(name + " is empty. Leave it out, or give it a value. " + key.help());
        } else if (values.put(key.property(), value) != null) {
            faults.add(name + " is there besides " + key.variable() + ". Leave one of them out");
        } else {
            bindable.put(key.property(), convertible);
        }
    }

    private void open(SettingKey key, String name, String text) {
        try {
            String value = unsealing.apply(text);
            put(key, name, value, value);
        } catch (BadValue e) {
            faults.add(name + " " + e.getMessage());
        }
    }

    private void read(SettingKey key, String name, String path) {
        try {
            SecretFile file = SecretFile.at(path, unsealing);
            String value = file.open(file.text());
            put(key, name, value, new Secret(value, file));
        } catch (BadValue e) {
            faults.add(name + " " + e.getMessage());
        }
    }

    private String unknown(String name) {
        String near = Spelling.nearest(name, byVariable.keySet())
                .map(it -> "Did you mean " + it + "?")
                .orElse("Leave it out; the settings are those of docs/configuration.md");
        return name.matches(SERVICE_LINK)
                ? near + " Kubernetes adds such a name for each Service: set enableServiceLinks: false"
                : near;
    }
}
