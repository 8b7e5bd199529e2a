package io.ghasi.delivery.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the data is. */
public final class ConformanceData {
    private ConformanceData() {}

    /** The folder called {@code part}. Without it the test is skipped aloud; in continuous integration, which must have it, it fails. */
    public static Path folder(String part) {
        String told = System.getenv("CONFORMANCE_DIR");
        Path all = told == null
                ? Path.of(System.getProperty("delivery.root", "."), "../shared/conformance")
                : Path.of(told);
        Path folder = all.resolve(part);
        if (!Files.isDirectory(folder)) {
            System.err.println("NOT CHECKED: " + folder.normalize() + " is not there; set CONFORMANCE_DIR");
            assertNotEquals("true", System.getenv("CI"), "conformance data is part of continuous integration");
            assumeTrue(false, "no conformance data");
        }
        return folder;
    }
}
