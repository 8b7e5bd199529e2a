package io.ghasi.delivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JavaRuntimeTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("delivery.root"));

    @Test
    void it_has_the_modules_that_programs_and_libraries_use() throws Exception {
        List<Path> libraries = new ArrayList<>();
        List<String> jars = new ArrayList<>();
        for (Program program : Program.values()) {
            Path built = CHECKOUT.resolve(program.word()).resolve("target");
            jars.add(built.resolve(program.word() + ".jar").toString());
            try (Stream<Path> lib = Files.list(built.resolve("lib"))) {
                lib.forEach(libraries::add);
            }
        }
        StringWriter found = new StringWriter();
        PrintWriter out = new PrintWriter(found);
        List<String> words = new ArrayList<>(List.of(
                "--multi-release",
                "25",
                "--ignore-missing-deps",
                "--print-module-deps",
                "--class-path",
                libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        words.addAll(jars);
        ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, words.toArray(String[]::new));
        assertThat(found.toString().strip().split(",", -1)).containsExactlyInAnyOrderElementsOf(JavaRuntime.MODULES);
    }
}
