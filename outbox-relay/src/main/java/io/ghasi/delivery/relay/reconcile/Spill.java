package io.ghasi.delivery.relay.reconcile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records of so many longs each, more than memory holds: in files by a key, so that all of one key are together in one part. */
final class Spill implements AutoCloseable {
    static final int PARTS = 256;
    private static final int BUFFER = 16 << 10;
    // Spreads what hash codes of ids have in common.
    private static final int GOLDEN = 0x9E3779B9;

    private final Path folder;
    private final String name;
    private final int width;
    private final @Nullable DataOutputStream[] parts = new DataOutputStream[PARTS];

    Spill(Path folder, String name, int width) {
        this.folder = folder;
        this.name = name;
        this.width = width;
    }

    void add(UUID key, long... record) {
        try {
            DataOutputStream out = part((key.hashCode() * GOLDEN) >>> 24);
            for (long word : record) {
                out.writeLong(word);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataOutputStream part(int number) throws IOException {
        DataOutputStream out = parts[number];
        if (out == null) {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(number)), BUFFER));
            parts[number] = out;
        }
        return out;
    }

    private Path file(int number) {
        return folder.resolve(name + "." + number);
    }

    /** Tells {@code each} of one part's records; nothing is added any more. */
    void read(int number, Consumer<long[]> each) throws IOException {
        close();
        if (!Files.exists(file(number))) {
            return;
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(number)), BUFFER))) {
            for (long[] record = next(in); record != null; record = next(in)) {
                each.accept(record);
            }
        }
    }

    private long @Nullable [] next(DataInputStream in) throws IOException {
        long[] record = new long[width];
        try {
            for (int i = 0; i < width; i++) {
                record[i] = in.readLong();
            }
            return record;
        } catch (EOFException _) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < PARTS; i++) {
            DataOutputStream out = parts[i];
            parts[i] = null;
            if (out != null) {
                out.close();
            }
        }
    }
}
