package io.ghasi.delivery.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The image's files, before they are one: a folder that could be a container's root. */
record RootFolder(Path path) {
    static final Path JAVA = Path.of("opt/java");
    static final Path APP = Path.of("app");
    static final Path LIBRARIES = APP.resolve("lib");
    static final Path CACHES = APP.resolve("aot");
    /** Of every file: a cache knows its jars by their times, and an image is the same whenever it is built. */
    static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

    /** Everything but the caches, of what the build made in {@code checkout}; whatever was there is gone. */
    static RootFolder assemble(Path path, Path checkout) throws IOException, InterruptedException {
        delete(path);
        Files.createDirectories(path.resolve(LIBRARIES));
        JavaRuntime.link(path.resolve(JAVA));
        CLibrary.install(path);
        RootFolder root = new RootFolder(path);
        for (Program program : Program.values()) {
            root.install(program, checkout.resolve(program.word()).resolve("target"));
        }
        Files.createDirectories(path.resolve(CACHES));
        Files.createDirectories(path.resolve("tmp"));
        // A container's /tmp may be written by whoever its place here may be, even where something is mounted there.
        Files.setPosixFilePermissions(path.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
        root.settle();
        return root;
    }

    private void install(Program program, Path built) throws IOException {
        copy(built.resolve(program.word() + ".jar"), path.resolve(program.jar()));
        copy(built.resolve("bom.json"), path.resolve(APP).resolve("sbom").resolve(program.word() + ".cdx.json"));
        try (Stream<Path> libraries = Files.list(built.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                installLibrary(library);
            }
        }
        write(path.resolve(program.argumentFile()), program.arguments());
        write(path.resolve(program.executable()), program.script());
        if (!path.resolve(program.executable()).toFile().setExecutable(true, false)) {
            throw new IOException(program.executable() + " cannot be made executable");
        }
    }

    private void installLibrary(Path library) throws IOException {
        Path to = path.resolve(LIBRARIES).resolve(library.getFileName());
        if (SignedJar.isSigned(library)) {
            SignedJar.copyUnsigned(library, to);
        } else {
            copy(library, to);
        }
    }

    /** Takes a cache that a rehearsal, or an earlier build, left. */
    void take(Program program, Path cache) throws IOException {
        copy(cache, path.resolve(program.cache()));
        settle();
    }

    private void settle() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(it -> !Files.isSymbolicLink(it)).toList()) {
                Files.setLastModifiedTime(file, TIME);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
