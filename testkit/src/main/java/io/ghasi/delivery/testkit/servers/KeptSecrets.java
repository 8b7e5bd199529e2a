package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.tls.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Passwords made up once and kept in a folder, one file each that its owner alone can read. */
public final class KeptSecrets {
    private final Path folder;

    private KeptSecrets(Path folder) {
        this.folder = folder;
    }

    /** Those in {@code folder}, which is made where it is missing. */
    public static KeptSecrets in(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new KeptSecrets(folder);
    }

    /** How {@code user} logs in: with a password that nobody can guess, and the same one each time. */
    public Login login(String user) throws IOException {
        Path file = file(user);
        if (Files.notExists(file)) {
            write(file, Login.random(user).password());
        }
        return new Login(user, Files.readString(file));
    }

    /** Where the password of {@code user} is kept. */
    Path file(String user) {
        return folder.resolve(user + ".secret");
    }

    /** Writes {@code text} for the owner's eyes; the file is whole or not there, whatever happens meanwhile. */
    static void write(Path file, String text) throws IOException {
        Swap.text(file, text);
    }
}
