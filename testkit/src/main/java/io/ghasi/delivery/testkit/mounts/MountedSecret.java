package io.ghasi.delivery.testkit.mounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** Files of a Secret as the kubelet mounts them: links into a folder that is swapped as a whole. */
public final class MountedSecret {
    private static final String DATA = "..data";

    private final Path folder;
    private final Map<String, String> secrets = new HashMap<>();
    private int version;

    private MountedSecret(Path folder) {
        this.folder = folder;
    }

    /** In {@code folder}, with {@code secrets} by the names of their files. */
    public static MountedSecret of(Path folder, Map<String, String> secrets) throws IOException {
        MountedSecret mounted = new MountedSecret(Files.createDirectories(folder));
        mounted.swap(secrets);
        for (String name : secrets.keySet()) {
            Files.createSymbolicLink(folder.resolve(name), Path.of(DATA, name));
        }
        return mounted;
    }

    /** {@code changed} are others from now on, all at once. */
    public void swap(Map<String, String> changed) throws IOException {
        secrets.putAll(changed);
        Path data = Files.createDirectory(folder.resolve("..version_" + ++version));
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Files.writeString(data.resolve(secret.getKey()), secret.getValue() + "\n");
        }
        Path link = folder.resolve("..data_tmp");
        Files.createSymbolicLink(link, data.getFileName());
        Files.move(link, folder.resolve(DATA), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where {@code name} is read. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
