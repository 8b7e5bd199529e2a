package io.ghasi.delivery.sandbox.content.scorm;

import io.ghasi.delivery.sandbox.content.archive.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item can launch.
 *
 * @param kind {@code sco} (talks to the API) or {@code asset}
 * @param launch null where the resource has no href
 * @param files that it lists, beside the launch file
 * @param dependencies ids of resources it needs
 */
record Resource(
        String id, String type, String kind, @Nullable Target launch, List<Target> files, List<String> dependencies) {
    Resource {
        files = List.copyOf(files);
        dependencies = List.copyOf(dependencies);
    }
}
