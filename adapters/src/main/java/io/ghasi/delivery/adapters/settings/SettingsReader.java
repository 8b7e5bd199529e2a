package io.ghasi.delivery.adapters.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.ResolvableType;

/** Reads settings from an environment, and every fault of it at once. */
public final class SettingsReader {
    private static final String ALL = "delivery";

    private final Map<String, String> environment;
    private final UnaryOperator<String> unsealing;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(Map<String, String> environment, UnaryOperator<String> unsealing) {
        this.environment = environment;
        this.unsealing = unsealing;
    }

    /** Everything that a process is told, where no secret is sealed. */
    public static <R extends Record> R read(Class<R> type, Map<String, String> environment) throws BadSettings {
        return read(ALL, type, environment);
    }

    /**
     * Everything that a process is told.
     *
     * @param unsealing makes a secret of what stands for it; throws {@link BadValue} where it cannot
     */
    public static <R extends Record> R read(
            Class<R> type, Map<String, String> environment, UnaryOperator<String> unsealing) throws BadSettings {
        return read(ALL, type, environment, unsealing);
    }

    /** A group of it alone, such as {@code delivery.nats}, for somebody who needs no more. */
    public static <R extends Record> R read(String prefix, Class<R> type, Map<String, String> environment)
            throws BadSettings {
        return read(prefix, type, environment, UnaryOperator.identity());
    }

    /** The same where secrets may be sealed. */
    public static <R extends Record> R read(
            String prefix, Class<R> type, Map<String, String> environment, UnaryOperator<String> unsealing)
            throws BadSettings {
        return new SettingsReader(environment, unsealing).read(prefix, type);
    }

    private <R extends Record> R read(String prefix, Class<R> type) throws BadSettings {
        Stage stage = stage();
        List<SettingKey> keys = SettingKeys.of(prefix, type);
        Said said = Said.in(environment, SettingKey.variable(prefix) + "_", keys, unsealing, faults);
        Map<String, String> values = said.values();
        Binder binder = new Binder(new MapConfigurationPropertySource(said.bindable()));
        Values checked = new Values(binder, values, faults);
        for (SettingKey key : keys) {
            missing(key, values);
            checked.check(key);
        }
        for (RecordComponent group : type.getRecordComponents()) {
            guard(stage, prefix + "." + SettingKey.dashed(group.getName()), group, binder);
        }
        expectNone();
        R settings = binder.bindOrCreate(prefix, Bindable.of(type));
        if (settings instanceof Guarded guarded) {
            guarded.guard(new Guard(stage, prefix, faults));
        }
        expectNone();
        return settings;
    }

    // Whoever forgets to say what it is for gets what is safe.
    private Stage stage() {
        String said = environment.getOrDefault(Stage.VARIABLE, Stage.PRODUCTION.code());
        Stage stage = Stage.of(said);
        if (stage == null) {
            faults.add(Stage.VARIABLE + " is '" + said + "', which is not one of " + Stage.codes());
            return Stage.PRODUCTION;
        }
        return stage;
    }

    private void missing(SettingKey key, Map<String, String> values) {
        String group = key.group();
        boolean wanted = group == null || values.keySet().stream().anyMatch(it -> it.startsWith(group + "."));
        boolean there = values.containsKey(key.property()) || isNamed(key.variable()) || isNamed(key.fileVariable());
        if (!key.optional() && wanted && !there) {
            faults.add(key.variable() + " is not set. " + key.help());
        }
    }

    private boolean isNamed(String variable) {
        return environment.containsKey(variable);
    }

    // A group in which each part is well, whatever is wrong with others.
    private void guard(Stage stage, String property, RecordComponent group, Binder binder) {
        boolean well = faults.stream().noneMatch(it -> it.startsWith(SettingKey.variable(property) + "_"));
        if (well && Guarded.class.isAssignableFrom(group.getType())) {
            Bindable<Guarded> part = Bindable.of(ResolvableType.forClass(group.getType()));
            binder.bind(property, part).ifBound(it -> it.guard(new Guard(stage, property, faults)));
        }
    }

    private void expectNone() throws BadSettings {
        if (!faults.isEmpty()) {
            throw new BadSettings(faults);
        }
    }
}
