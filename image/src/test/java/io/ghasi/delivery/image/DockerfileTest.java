package io.ghasi.delivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The other way to build it says the same. */
class DockerfileTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("delivery.root"));

    @Test
    void it_has_our_modules_programs_and_flags() throws Exception {
        String file = Files.readString(CHECKOUT.resolve("image/Dockerfile"));
        assertThat(file).contains("\n" + String.join(",", JavaRuntime.MODULES) + "\n");
        assertThat(file).contains("--exclude-files \"" + JavaRuntime.UNUSED + "\"");
        for (Program program : Program.values()) {
            assertThat(file).containsPattern("for program in [a-z -]*\\b" + program.word() + "\\b");
            program.flags().forEach(flag -> assertThat(file).contains(" " + flag + " "));
            assertThat(program.script()).isEqualTo("#!/opt/java/bin/java @/app/" + program.word() + ".args\n");
        }
        assertThat(file).contains("USER 10001:10001").contains("WORKDIR /app");
    }
}
