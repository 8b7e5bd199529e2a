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
        return port("port");
    }

    /** The same for a server with several ports, each of which is kept in a {@code file} of its own. */
    int port(String file) throws IOException {
        int before = Files.exists(file(file))
                ? Integer.parseInt(Files.readString(file(file)).strip())
                : 0;
        return keepPort(file, before != 0 && Ports.isFree(before) ? before : Ports.free());
    }

    /** Comes back with {@code port} from now on. */
    int keepPort(int port) throws IOException {
        return keepPort("port", port);
    }

    private int keepPort(String file, int port) throws IOException {
        Files.writeString(file(file), port + "\n");
        return port;
    }
}
