package io.ghasi.delivery.deployment.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("delivery.root"));
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".delivery");

    private static final List<Path> FILES = files();
    private static final Set<String> NAMES = names();

    static List<Path> documents() {
        return FILES.stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void what_it_names_is_there(Path document) throws IOException {
        String text = Files.readString(CHECKOUT.resolve(document));
        for (String link : found(LINK, text)) {
            assertThat(CHECKOUT.resolve(document).resolveSibling(link)).exists();
        }
        for (String test : found(TEST, text)) {
            assertThat(NAMES).as(document + " names " + test).contains(test + ".java");
        }
    }

    @Test
    void every_line_of_the_deployment_page_has_an_answer_and_a_test() throws IOException {
        List<String> rows = Files.readAllLines(CHECKOUT.resolve("docs/deployment-page.md")).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(50)
                .allSatisfy(row -> assertThat(Arrays.stream(
                                row.substring(1, row.lastIndexOf('|')).split("\\|", -1)))
                        .hasSize(3)
                        .noneMatch(String::isBlank));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        FILES.forEach(file -> names.add(file.getFileName().toString()));
        return names;
    }

    private static List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
                    files.add(CHECKOUT.relativize(file));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("the checkout cannot be read", e);
        }
        return files;
    }
}
