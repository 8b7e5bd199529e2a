package io.ghasi.delivery.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedJarTest {
    private static final Path LIBRARIES =
            Path.of(System.getProperty("delivery.root")).resolve("api/target/lib");
    private static final String A_CLASS = "org/bouncycastle/math/ec/rfc8032/Ed25519.class";

    @TempDir
    Path folder;

    @Test
    void all_is_in_the_copy_but_the_signature() throws Exception {
        Path copy = folder.resolve("copy.jar");
        SignedJar.copyUnsigned(signed(), copy);
        assertThat(SignedJar.isSigned(copy)).isFalse();
        assertThat(names(copy)).isSubsetOf(names(signed())).contains(A_CLASS);
        assertThat(names(signed()).size() - names(copy).size()).isEqualTo(2);
        try (JarFile made = new JarFile(copy.toFile());
                JarFile of = new JarFile(signed().toFile())) {
            assertThat(made.isMultiRelease()).isEqualTo(of.isMultiRelease());
            assertThat(made.getInputStream(made.getEntry(A_CLASS)))
                    .hasSameContentAs(of.getInputStream(of.getEntry(A_CLASS)));
        }
    }

    @Test
    void two_copies_are_the_same() throws Exception {
        SignedJar.copyUnsigned(signed(), folder.resolve("one.jar"));
        SignedJar.copyUnsigned(signed(), folder.resolve("other.jar"));
        assertThat(folder.resolve("one.jar")).hasSameBinaryContentAs(folder.resolve("other.jar"));
    }

    @Test
    void what_was_changed_after_it_was_signed_is_refused() throws Exception {
        Path forged = Files.copy(signed(), folder.resolve("forged.jar"));
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + forged.toUri()), Map.of())) {
            Files.write(zip.getPath(A_CLASS), new byte[] {1});
        }
        assertThatThrownBy(() -> SignedJar.copyUnsigned(forged, folder.resolve("copy.jar")))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining(A_CLASS);
    }

    // Of our libraries: one that its makers sign.
    private static Path signed() throws Exception {
        try (Stream<Path> libraries = Files.list(LIBRARIES)) {
            for (Path library : libraries.toList()) {
                if (SignedJar.isSigned(library)) {
                    return library;
                }
            }
        }
        throw new AssertionError("no library is signed: then SignedJar can go");
    }

    private static List<String> names(Path jar) throws Exception {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).sorted().toList();
        }
    }
}
