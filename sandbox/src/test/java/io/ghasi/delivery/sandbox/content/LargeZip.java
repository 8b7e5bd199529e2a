package io.ghasi.delivery.sandbox.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A SCORM package with a long video and many pictures: 96 MiB, and with {@code -Dfull=true} 500 MiB. */
public final class LargeZip {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final int FILES = 40;
    private static final int VIDEO_BYTES = (FULL ? 300 : 64) << 20;
    private static final int FILE_BYTES = ((FULL ? 200 : 32) << 20) / FILES;

    /** How many files are in it. */
    public static final int ASSETS = FILES + 3;

    /** The option for a JVM whose heap is smaller than it. */
    public static final String HEAP = FULL ? "-Xmx256m" : "-Xmx64m";

    private LargeZip() {}

    /** Writes it into {@code folder}. */
    public static Path in(Path folder) throws IOException {
        Path zip = folder.resolve("large.zip");
        Random random = new Random(1);
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            entries.setLevel(1);
            for (var file : Courses.scormPackage().files().entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
            }
            noise(entries, "media/video.mp4", VIDEO_BYTES, random);
            for (int i = 0; i < FILES; i++) {
                noise(entries, "media/" + i + ".jpg", FILE_BYTES, random);
            }
        }
        return zip;
    }

    private static void noise(ZipOutputStream entries, String path, int bytes, Random random) throws IOException {
        byte[] chunk = new byte[1 << 16];
        entries.putNextEntry(new ZipEntry(path));
        for (int left = bytes; left > 0; left -= chunk.length) {
            random.nextBytes(chunk);
            entries.write(chunk, 0, Math.min(left, chunk.length));
        }
    }
}
