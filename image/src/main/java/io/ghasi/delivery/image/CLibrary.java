package io.ghasi.delivery.image;

import io.ghasi.delivery.testkit.servers.DebianPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a JVM wants of an operating system: a C library with its loader, and who there is. */
final class CLibrary {
    private static final DebianPackage PACKAGE = new DebianPackage("trixie", "libc6", "2.41");
    private static final Path LIBRARIES = Path.of("lib/x86_64-linux-gnu");
    private static final Path LOADER = Path.of("lib64/ld-linux-x86-64.so.2");
    private static final List<String> FILES =
            List.of("libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2", "librt.so.1");

    private CLibrary() {}

    static void install(Path root) throws IOException, InterruptedException {
        Path system = PACKAGE.root();
        Path from = Files.isDirectory(system.resolve("usr").resolve(LIBRARIES))
                ? system.resolve("usr").resolve(LIBRARIES)
                : system.resolve(LIBRARIES);
        for (String file : FILES) {
            RootFolder.copy(from.resolve(file), root.resolve(LIBRARIES).resolve(file));
        }
        RootFolder.copy(from.resolve(LOADER.getFileName()), root.resolve(LOADER));
        RootFolder.write(root.resolve("etc/passwd"), "delivery:x:10001:10001::/nonexistent:/nonexistent\n");
        RootFolder.write(root.resolve("etc/group"), "delivery:x:10001:\n");
        RootFolder.write(root.resolve("etc/nsswitch.conf"), "hosts: files dns\n");
    }
}
