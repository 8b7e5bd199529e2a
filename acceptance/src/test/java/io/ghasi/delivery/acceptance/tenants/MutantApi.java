package io.ghasi.delivery.acceptance.tenants;

import io.ghasi.delivery.journey.world.Deployment;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The api as the build made it, but for one class: that of the queries, in which no text compares a tenant any more. A jar of its own
 * holds that class and names the real one after it: whatever is in both is taken from the first.
 */
final class MutantApi {
    private static final String QUERIES = "io/ghasi/delivery/adapters/postgres/PostgresSessions.class";

    private MutantApi() {}

    /** Where the jar is that starts it; in {@code folder}. */
    static Path withoutFilters(Path folder) throws IOException {
        Path jar = folder.resolve("mutant.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file, manifest())) {
            entries.putNextEntry(new JarEntry(QUERIES));
            entries.write(mutated());
            entries.closeEntry();
        }
        return jar;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "io.ghasi.delivery.api.DeliveryApi");
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Deployment.apiJar().toAbsolutePath().toUri().toString());
        return manifest;
    }

    private static byte[] mutated() throws IOException {
        AtomicInteger removed = new AtomicInteger();
        ClassTransform transform = ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof LoadConstantInstruction load && load.constantValue() instanceof String text) {
                String without = Filters.removedFrom(text);
                removed.addAndGet(without.equals(text) ? 0 : 1);
                code.loadConstant(without);
            } else {
                code.with(element);
            }
        });
        ClassFile classes = ClassFile.of();
        byte[] mutated = classes.transformClass(classes.parse(original()), transform);
        if (removed.get() == 0) {
            throw new IllegalStateException("nothing was mutated: where are the queries now?");
        }
        return mutated;
    }

    // As the build put it beside the api.
    private static byte[] original() throws IOException {
        Path libraries = Deployment.apiJar().resolveSibling("lib");
        try (Stream<Path> jars = Files.list(libraries)) {
            Path adapters = jars.filter(jar -> jar.getFileName().toString().startsWith("adapters-"))
                    .findFirst()
                    .orElseThrow();
            try (JarFile jar = new JarFile(adapters.toFile())) {
                return jar.getInputStream(jar.getEntry(QUERIES)).readAllBytes();
            }
        }
    }
}
