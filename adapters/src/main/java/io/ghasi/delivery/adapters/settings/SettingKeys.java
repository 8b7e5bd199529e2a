package io.ghasi.delivery.adapters.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.ResolvableType;

/** Everything that may be said to a tree of records, in the order in which it stands there. */
final class SettingKeys {
    private final List<SettingKey> keys = new ArrayList<>();

    private SettingKeys() {}

    /** {@code prefix}: the property that {@code root} is, such as {@code delivery}. */
    static List<SettingKey> of(String prefix, Class<?> root) {
        SettingKeys found = new SettingKeys();
        found.walk(prefix, root, null);
        return found.keys;
    }

    private void walk(String prefix, Class<?> group, @Nullable String optionalGroup) {
        RecordComponent[] components = group.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String property = prefix + "." + SettingKey.dashed(component.getName());
            Setting says = component.getAnnotation(Setting.class);
            if (says != null) {
                keys.add(key(property, component, says, usual(group, i), optionalGroup));
            } else if (component.getType().isRecord()) {
                walk(property, component.getType(), isNullable(component) ? property : optionalGroup);
            } else {
                throw new IllegalStateException(group + " does not say what its " + component.getName() + " is");
            }
        }
    }

    private static SettingKey key(
            String property,
            RecordComponent component,
            Setting says,
            @Nullable DefaultValue usual,
            @Nullable String group) {
        return new SettingKey(
                property,
                ResolvableType.forType(component.getGenericType()),
                says,
                usual == null ? null : String.join(",", usual.value()),
                usual != null || isNullable(component),
                group);
    }

    // Of a component it is kept with the constructor's parameter alone.
    private static @Nullable DefaultValue usual(Class<?> group, int place) {
        Class<?>[] types = Arrays.stream(group.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return group.getDeclaredConstructor(types).getParameters()[place].getAnnotation(DefaultValue.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(group + " has no constructor of a record", e);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
