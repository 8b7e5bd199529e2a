package io.ghasi.delivery.image;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** An OCI image in a tar file: what hardly ever changes first, the caches last. */
final class ImageFile {
    private static final String USER = "10001:10001";
    private static final Set<Platform> PLATFORM = Set.of(new Platform("amd64", "linux"));

    private final RootFolder root;
    private final Map<String, String> labels;
    private final Path cache;

    /**
     * {@code cache}: a folder of Jib's own, which is emptied. Jib knows files by their place and time, and all of ours have one time: a layer of an earlier
     * build would be taken for this one's.
     */
    ImageFile(RootFolder root, Map<String, String> labels, Path cache) throws IOException {
        RootFolder.delete(cache);
        this.root = root;
        this.labels = labels;
        this.cache = cache;
    }

    /** Writes it to {@code file} under {@code name}, with the caches of programs or without; returns its digest. */
    String write(Path file, String name, boolean caches) throws IOException, InterruptedException {
        try {
            JibContainerBuilder image = Jib.fromScratch()
                    .setFormat(ImageFormat.OCI)
                    .setPlatforms(PLATFORM)
                    .setCreationTime(Instant.EPOCH)
                    .setUser(USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                    .setEnvironment(Map.of("PATH", "/app/bin:/opt/java/bin"))
                    .setLabels(labels)
                    .addFileEntriesLayer(layer("system", "etc", "lib", "lib64", "tmp"))
                    .addFileEntriesLayer(layer("java", RootFolder.JAVA.toString()))
                    .addFileEntriesLayer(layer("libraries", RootFolder.LIBRARIES.toString()))
                    .addFileEntriesLayer(programs());
            if (caches) {
                image.addFileEntriesLayer(layer("caches", RootFolder.CACHES.toString()));
            }
            return image.containerize(Containerizer.to(TarImage.at(file).named(name))
                            .setBaseImageLayersCache(cache)
                            .setApplicationLayersCache(cache))
                    .getDigest()
                    .toString();
        } catch (InvalidImageReferenceException
                | CacheDirectoryCreationException
                | RegistryException
                | ExecutionException e) {
            throw new IOException("the image cannot be written", e);
        }
    }

    private FileEntriesLayer layer(String name, String... folders) throws IOException {
        return folders(name, folders).build();
    }

    private FileEntriesLayer programs() throws IOException {
        FileEntriesLayer.Builder layer = folders("programs", "app/bin", "app/sbom");
        for (Program program : Program.values()) {
            for (Path file : List.of(program.jar(), program.argumentFile())) {
                layer.addEntry(root.path().resolve(file), AbsoluteUnixPath.get("/" + file));
            }
        }
        return layer.build();
    }

    private FileEntriesLayer.Builder folders(String name, String... folders) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        for (String folder : folders) {
            layer.addEntryRecursive(root.path().resolve(folder), AbsoluteUnixPath.get("/" + folder), Permissions::of);
        }
        return layer;
    }
}
