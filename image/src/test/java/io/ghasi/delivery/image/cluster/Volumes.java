package io.ghasi.delivery.image.cluster;

import io.ghasi.delivery.deployment.chart.Rendered;
import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.testkit.mounts.MountedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pod's volumes, as folders of this machine; emptyDir is none of them. For root: a claim's folder is the pod's group's. */
final class Volumes {
    private final Path home;
    private final Rendered rendered;
    private final Map<String, Map<String, String>> kept;
    private final Map<String, MountedSecret> mounted = new HashMap<>();
    private final Set<String> claims = new HashSet<>();
    private final Map<String, String> memory = new HashMap<>();

    /**
     * Below {@code home}.
     *
     * @param kept Secrets and ConfigMaps that the chart does not make, by their names
     */
    Volumes(Path home, Rendered rendered, Map<String, Map<String, String>> kept) {
        this.home = home;
        this.rendered = rendered;
        this.kept = kept;
    }

    /** Makes a pod's volumes, from its manifest. */
    void make(Tree pod) throws IOException {
        for (Tree volume : pod.at("volumes").each().toList()) {
            if (volume.at("ephemeral").isThere()) {
                claim(
                        volume.at("name").text(),
                        pod.at("securityContext/fsGroup").number());
            } else if (volume.at("emptyDir").isThere()) {
                memory.put(
                        volume.at("name").text(),
                        volume.at("emptyDir/sizeLimit").text().replace("Mi", "m"));
            } else {
                mount(volume);
            }
        }
    }

    private void claim(String name, int group) throws IOException {
        Path folder = Files.createDirectories(home.resolve(name));
        Files.setAttribute(folder, "unix:gid", group);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxr-x"));
        claims.add(name);
    }

    private void mount(Tree volume) throws IOException {
        Map<String, String> files = new HashMap<>();
        if (volume.at("secret").isThere()) {
            files.putAll(of(volume.at("secret/secretName").text()));
        } else if (volume.at("configMap").isThere()) {
            files.putAll(of(volume.at("configMap/name").text()));
        } else if (volume.at("projected").isThere()) {
            volume.at("projected/sources").each().forEach(source -> files.putAll(projected(source)));
        } else {
            throw new AssertionError("a volume of no kind that there is here: " + volume);
        }
        String name = volume.at("name").text();
        mounted.put(name, MountedSecret.of(home.resolve(name), files));
    }

    private Map<String, String> projected(Tree source) {
        Tree from = source.at("secret").isThere() ? source.at("secret") : source.at("configMap");
        Map<String, String> all = of(from.at("name").text());
        Map<String, String> files = new HashMap<>();
        from.at("items").each().forEach(item -> {
            String key = item.at("key").text();
            String value = all.get(key);
            if (value == null) {
                throw new AssertionError(from.at("name").text() + " has no key " + key);
            }
            files.put(item.at("path").text(), value);
        });
        return files;
    }

    private Map<String, String> of(String name) {
        Map<String, String> given = kept.get(name);
        return given == null ? data(rendered.one("ConfigMap", name)) : given;
    }

    private static Map<String, String> data(Tree map) {
        Map<String, String> data = new HashMap<>();
        map.at("data").members().forEach((key, value) -> data.put(key, value.text()));
        return data;
    }

    /** The folder of the volume {@code name}; null where it is an emptyDir. */
    @Nullable
    Path folder(String name) {
        return mounted.containsKey(name) || claims.contains(name) ? home.resolve(name) : null;
    }

    /** What the emptyDir {@code name} holds at most, as a tmpfs is told. A node has it on disk, which would not stop at that. */
    String size(String name) {
        return Objects.requireNonNull(memory.get(name), name);
    }

    /** Whether the pod may write to it. */
    boolean isClaim(String name) {
        return claims.contains(name);
    }

    /** Some files of the volume {@code name} are others from now on. */
    void swap(String name, Map<String, String> changed) throws IOException {
        Objects.requireNonNull(mounted.get(name)).swap(changed);
    }
}
