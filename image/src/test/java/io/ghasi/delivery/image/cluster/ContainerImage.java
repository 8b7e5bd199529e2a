package io.ghasi.delivery.image.cluster;

import io.ghasi.delivery.testkit.servers.DebianPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files that a container starts from.
 *
 * @param shared folders of this machine that it sees, by where it sees them
 */
record ContainerImage(Path root, String path, Map<String, Path> shared) {
    private static final DebianPackage POOLER = new DebianPackage("trixie", "pgbouncer", "1.24.1");
    /** psql and pg_isready. */
    static final DebianPackage CLIENT = new DebianPackage("bookworm", "postgresql-client-15", "15");
    /** Ours, whose files are in {@code root}. */
    static ContainerImage ours(Path root) {
        return new ContainerImage(root, "/app/bin:/opt/java/bin", Map.of());
    }

    /** What the chart wants of a PgBouncer's image: sh, find and cksum, which are this machine's, pgbouncer and pg_isready, which are Debian's. */
    static ContainerImage pooler(Path home) throws IOException, InterruptedException {
        Path bin = Files.createDirectories(home.resolve("bin"));
        script(bin, POOLER, "usr/sbin/pgbouncer");
        script(bin, CLIENT, "usr/lib/postgresql/15/bin/pg_isready");
        Map<String, Path> shared = new LinkedHashMap<>();
        for (String folder : new String[] {"/usr", "/bin", "/lib", "/lib64"}) {
            shared.put(folder, Path.of(folder).toRealPath());
        }
        shared.put(place(POOLER), POOLER.root());
        shared.put(place(CLIENT), CLIENT.root());
        shared.put("/opt/bin", bin);
        return new ContainerImage(Files.createDirectories(home.resolve("root")), "/opt/bin:/usr/bin:/bin", shared);
    }

    private static String place(DebianPackage of) {
        return "/opt/" + of.name();
    }

    // A package's programs run through its own loader, wherever it lies.
    private static void script(Path bin, DebianPackage of, String program) throws IOException, InterruptedException {
        String command = String.join(" ", of.command(program)).replace(of.root().toString(), place(of));
        Path file = bin.resolve(Path.of(program).getFileName());
        Files.writeString(file, "#!/bin/sh\nexec " + command + " \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
