package io.ghasi.delivery.testkit.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** Text files of keys and certificates. */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** Writes {@code der} under {@code label}, such as {@code PRIVATE KEY}, for the owner's eyes. */
    static Path write(Path file, String label, byte[] der) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, """
                -----BEGIN %1$s-----
                %2$s
                -----END %1$s-----
                """.formatted(label, LINES.encodeToString(der)));
    }
}
