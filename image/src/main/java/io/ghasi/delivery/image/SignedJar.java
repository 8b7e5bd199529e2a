package io.ghasi.delivery.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A jar that its makers signed. No class of such a jar is kept in an AOT cache, and every start verifies it anew, which takes a
 * third of the start: it is verified here, once, and goes into the image without its signature.
 */
final class SignedJar {
    private SignedJar() {}

    static boolean isSigned(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().anyMatch(SignedJar::isSignature);
        }
    }

    /**
     * Copies what is signed, and not the signature.
     *
     * @throws SecurityException where a file in it is not what was signed
     */
    static void copyUnsigned(Path jar, Path to) throws IOException {
        try (JarFile file = new JarFile(jar.toFile());
                OutputStream out = Files.newOutputStream(to);
                JarOutputStream copy = new JarOutputStream(out)) {
            copy.putNextEntry(at(file.getJarEntry(JarFile.MANIFEST_NAME)));
            unsigned(file.getManifest()).write(copy);
            for (JarEntry entry : Collections.list(file.entries())) {
                if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    copy.putNextEntry(at(entry));
                    // Read to its end, it is verified.
                    try (InputStream in = file.getInputStream(entry)) {
                        in.transferTo(copy);
                    }
                }
            }
        }
    }

    private static JarEntry at(JarEntry entry) {
        JarEntry same = new JarEntry(entry.getName());
        same.setTimeLocal(entry.getTimeLocal());
        return same;
    }

    // Of each file it says the digest, in the manifest that the signature covers: who does not verify needs none.
    private static Manifest unsigned(Manifest signed) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putAll(signed.getMainAttributes());
        return manifest;
    }

    private static boolean isSignature(JarEntry entry) {
        String name = entry.getName().toUpperCase(Locale.ROOT);
        return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
