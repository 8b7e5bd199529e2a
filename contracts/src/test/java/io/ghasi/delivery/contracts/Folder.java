package io.ghasi.delivery.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What lies in a folder of the contracts. */
final class Folder {
    private Folder() {}

    /** Names of the files in {@code folder} itself that end in {@code ending}, without it. */
    static List<String> names(String folder, String ending) {
        var place = Objects.requireNonNull(Folder.class.getClassLoader().getResource("contracts/" + folder), folder);
        try (Stream<Path> files = Files.list(Path.of(URI.create(place.toString())))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
