package io.ghasi.delivery.testkit.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a server shows who it is with, PEM files both.
 *
 * @param key PKCS #8, not encrypted
 */
public record ServerKey(Path certificate, Path key) {
    /** Puts copies of both into {@code folder}, in the place of those that lie there, whole in an instant each. */
    public ServerKey swapInto(Path folder) throws IOException {
        return new ServerKey(
                Swap.text(folder.resolve("server.crt"), Files.readString(certificate)),
                Swap.text(folder.resolve("server.key"), Files.readString(key)));
    }
}
