package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of one server: its data, its log, and the port and passwords that it comes back with. */
record ServerHome(Path folder, KeptSecrets secrets) {
    static ServerHome of(Path folder) throws IOException {
        return new ServerHome(folder, KeptSecrets.in(folder));
    }

    /** A home that nobody lived in before. */
    static ServerHome empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IOException(folder + " is not empty");
            }
        }
        return of(folder);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A file with passwords in it, written anew. */
    Path secret(String name, String text) throws IOException {
        KeptSecrets.write(file(name), text);
        return file(name);
    }

    /** The port that the server had here before; another one where it had none, or where somebody else took it meanwhile. */
    int port() throws IOException {
        Path file = file("port");
        int before =
                Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        int port = before != 0 && Ports.isFree(before) ? before : Ports.free();
        return keepPort(port);
    }

    /** Comes back with {@code port} from now on. */
    int keepPort(int port) throws IOException {
        Files.writeString(file("port"), port + "\n");
        return port;
    }
}
