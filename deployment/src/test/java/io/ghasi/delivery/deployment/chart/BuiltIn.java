package io.ghasi.delivery.deployment.chart;

import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes' own kinds, read by the models of its Java client: a field that they do not know, or of another type, is a fault. */
final class BuiltIn {
    private static final Set<String> GROUPS =
            Set.of("v1", "apps/v1", "batch/v1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1");

    static {
        // Registers its type adapters.
        new JSON();
    }

    private BuiltIn() {}

    static boolean is(Tree object) {
        return GROUPS.contains(object.at("apiVersion").text());
    }

    /** What is wrong with {@code object}; null where nothing is. */
    static @Nullable String fault(Tree object) {
        String version = object.at("apiVersion").text().replaceAll(".*/", "");
        String model = "io.kubernetes.client.openapi.models." + version.toUpperCase(Locale.ROOT) + object.kind();
        try {
            Class.forName(model)
                    .getMethod("fromJson", String.class)
                    .invoke(null, object.json().toString());
            return null;
        } catch (InvocationTargetException e) {
            return object.kind() + " " + object.name() + ": " + e.getCause();
        } catch (ReflectiveOperationException e) {
            return "there is no model " + model;
        }
    }
}
