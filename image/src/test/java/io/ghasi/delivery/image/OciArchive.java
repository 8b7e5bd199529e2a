package io.ghasi.delivery.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OCI image in a tar file, opened. */
public final class OciArchive {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path layout;
    private final JsonNode manifest;

    private OciArchive(Path layout) throws IOException {
        this.layout = layout;
        JsonNode index = JSON.readTree(Files.readString(layout.resolve("index.json")));
        this.manifest = JSON.readTree(
                Files.readString(blob(index.at("/manifests/0/digest").stringValue())));
    }

    static OciArchive open(Path tar, Path folder) throws IOException, InterruptedException {
        extract(tar, folder);
        return new OciArchive(folder);
    }

    JsonNode config() throws IOException {
        return JSON.readTree(Files.readString(blob(manifest.at("/config/digest").stringValue())));
    }

    List<String> layers() {
        List<String> digests = new ArrayList<>();
        manifest.get("layers").forEach(layer -> digests.add(layer.get("digest").stringValue()));
        return digests;
    }

    /** Puts its files, layer upon layer, into {@code root}. Ours takes nothing away that a lower layer has. */
    void unpack(Path root) throws IOException, InterruptedException {
        for (String layer : layers()) {
            extract(blob(layer), root);
        }
    }

    private Path blob(String digest) {
        return layout.resolve("blobs").resolve(digest.replace(':', '/'));
    }

    // By the system's tar, which keeps the times that an AOT cache knows its jars by.
    private static void extract(Path archive, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process tar = new ProcessBuilder("tar", "-xpf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        if (tar.waitFor() != 0) {
            throw new IOException(archive + " cannot be unpacked");
        }
    }
}
