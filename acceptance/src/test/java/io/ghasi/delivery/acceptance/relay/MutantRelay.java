package io.ghasi.delivery.acceptance.relay;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The simulation over a relay of which one line was written differently. */
final class MutantRelay implements AutoCloseable {
    private static final String CORE = "core/src/main/java/io/ghasi/delivery/core/outbox";
    private static final String SIMULATION = "acceptance/src/main/java/io/ghasi/delivery/acceptance/relay";
    private static final String PACKAGES = "io.ghasi.delivery.(core.outbox|acceptance.relay)\\..*";

    private final Path folder;
    private final URLClassLoader classes;

    private MutantRelay(Path folder) throws IOException {
        this.folder = folder;
        this.classes = new OwnFirst(folder.resolve("classes").toUri().toURL());
    }

    /** Writes {@code replacement} for {@code line} in the relay's {@code file}, which must hold it once. */
    static MutantRelay compile(String file, String line, String replacement) throws IOException {
        Path root = Path.of(System.getProperty("delivery.root"));
        Path folder = Files.createTempDirectory("mutant-relay");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        for (Path source : sources(root)) {
            arguments.add(source.endsWith(file) ? mutate(source, folder, line, replacement) : source.toString());
        }
        int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new IllegalStateException("the mutant does not compile");
        }
        return new MutantRelay(folder);
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of(CORE, SIMULATION)) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.forEach(sources::add);
            }
        }
        return sources;
    }

    private static String mutate(Path source, Path folder, String line, String replacement) throws IOException {
        String text = Files.readString(source);
        if (text.split(java.util.regex.Pattern.quote(line), -1).length != 2) {
            throw new IllegalStateException(source + " does not hold, once: " + line);
        }
        Path mutant = folder.resolve(source.getFileName());
        Files.writeString(mutant, text.replace(line, replacement));
        return mutant.toString();
    }

    /** Whether something goes wrong in one of the worlds from {@code seed} on. */
    boolean isMissed(int seeds, long seed) throws ReflectiveOperationException {
        Class<?> mutation = classes.loadClass(Mutation.class.getName());
        return (boolean) classes.loadClass(RelaySimulation.class.getName())
                .getMethod("isMissed", int.class, long.class, mutation)
                .invoke(null, seeds, seed, mutation.getEnumConstants()[0]);
    }

    @Override
    public void close() throws IOException {
        classes.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL own) {
            super(new URL[] {own}, MutantRelay.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && name.matches(PACKAGES)) {
                    loaded = findClass(name);
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }
    }
}
