package io.ghasi.delivery.sandbox.content;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packages made up for a test. */
public final class Zips {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    public static Zips with(String path, String text) {
        return new Zips().and(path, text);
    }

    /** The files of {@code folder}. */
    public static Zips of(Path folder) throws IOException {
        Zips zips = new Zips();
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> plain =
                    new ArrayList<>(paths.filter(Files::isRegularFile).sorted().toList());
            for (Path file : plain) {
                zips.and(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return zips;
    }

    public Zips and(String path, String text) {
        return and(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Zips and(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** Writes the zip into {@code folder}. */
    public Path zip(Path folder) {
        Path zip = folder.resolve("package.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    /** Writes the files below {@code folder}. */
    Path unpack(Path folder) {
        files.forEach((path, bytes) -> {
            Path file = folder.resolve(path);
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return folder;
    }
}
