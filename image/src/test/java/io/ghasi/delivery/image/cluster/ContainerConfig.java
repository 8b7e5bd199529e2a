package io.ghasi.delivery.image.cluster;

import io.ghasi.delivery.deployment.chart.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the OCI runtime is told of a container, as its pod's manifest has it. */
record ContainerConfig(Tree container, ContainerImage image, Volumes volumes, Path hosts, PodNetwork.Place place) {
    private static final int PERIOD = 100_000;

    Map<String, Object> of(String id) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("ociVersion", "1.0.2");
        config.put("hostname", id);
        config.put(
                "root",
                Map.of("path", image.root().toString(), "readonly", is("securityContext/readOnlyRootFilesystem")));
        config.put("process", process());
        config.put("mounts", mounts());
        config.put("linux", linux(id));
        return config;
    }

    private boolean is(String path) {
        return Boolean.parseBoolean(container.at(path).text());
    }

    private Map<String, Object> process() {
        List<String> variables = new ArrayList<>(List.of("PATH=" + image.path()));
        container
                .at("env")
                .each()
                .forEach(it -> variables.add(
                        it.at("name").text() + "=" + it.at("value").text()));
        int user = container.at("securityContext/runAsUser").number();
        List<String> kept =
                container.at("securityContext/capabilities/drop").texts().equals(List.of("ALL"))
                        ? List.of()
                        : List.of("CAP_NET_BIND_SERVICE");
        return Map.of(
                "user",
                Map.of("uid", user, "gid", user),
                "args",
                words(),
                "env",
                variables,
                "cwd",
                "/",
                "noNewPrivileges",
                !is("securityContext/allowPrivilegeEscalation"),
                "capabilities",
                Map.of("bounding", kept, "effective", kept, "permitted", kept));
    }

    private List<String> words() {
        return Stream.concat(container.at("command").texts().stream(), container.at("args").texts().stream())
                .toList();
    }

    private List<Map<String, Object>> mounts() {
        List<Map<String, Object>> mounts = new ArrayList<>();
        mounts.add(Map.of("destination", "/proc", "type", "proc", "source", "proc"));
        mounts.add(memory("/dev", List.of("nosuid", "mode=755", "size=65536k")));
        image.shared().forEach((at, folder) -> mounts.add(bound(at, folder, "ro")));
        mounts.add(bound("/etc/hosts", hosts, "ro"));
        container.at("volumeMounts").each().forEach(mount -> {
            String name = mount.at("name").text();
            Path folder = volumes.folder(name);
            String at = mount.at("mountPath").text();
            mounts.add(
                    folder == null
                            ? memory(at, List.of("nosuid", "nodev", "mode=1777", "size=" + volumes.size(name)))
                            : bound(at, folder, volumes.isClaim(name) ? "rw" : "ro"));
        });
        return mounts;
    }

    private static Map<String, Object> bound(String at, Path source, String access) {
        return Map.of(
                "destination", at, "type", "bind", "source", source.toString(), "options", List.of("rbind", access));
    }

    private static Map<String, Object> memory(String at, List<String> options) {
        return Map.of("destination", at, "type", "tmpfs", "source", "tmpfs", "options", options);
    }

    private Map<String, Object> linux(String id) {
        List<Map<String, String>> namespaces = new ArrayList<>(Stream.of("pid", "ipc", "uts", "mount")
                .map(it -> Map.of("type", it))
                .toList());
        namespaces.add(Map.of("type", "network", "path", place.namespace().toString()));
        return Map.of(
                "namespaces",
                namespaces,
                "cgroupsPath",
                "/delivery-" + ProcessHandle.current().pid() + "-" + id,
                "resources",
                Map.of(
                        "memory",
                        Map.of(
                                "limit",
                                bytes(container.at("resources/limits/memory").text())),
                        "cpu",
                        Map.of(
                                "quota",
                                PERIOD
                                        * milli(container
                                                .at("resources/limits/cpu")
                                                .text())
                                        / 1_000,
                                "period",
                                PERIOD)));
    }

    private static long milli(String cpu) {
        return cpu.endsWith("m") ? Long.parseLong(cpu.replace("m", "")) : 1_000 * Long.parseLong(cpu);
    }

    private static long bytes(String memory) {
        long unit = memory.endsWith("Gi") ? 1L << 30 : 1L << 20;
        return (long) (unit * Double.parseDouble(memory.replaceAll("[GM]i", "")));
    }
}
