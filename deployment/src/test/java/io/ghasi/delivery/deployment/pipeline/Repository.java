package io.ghasi.delivery.deployment.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.deployment.pipeline.Commands.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A repository of git's in a folder of its own, with settings that are nobody's. */
record Repository(Path folder) {
    private static final Map<String, String> NOBODY = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_SYSTEM", "/dev/null",
            "GIT_AUTHOR_NAME", "nobody",
            "GIT_AUTHOR_EMAIL", "nobody@example.org",
            "GIT_COMMITTER_NAME", "nobody",
            "GIT_COMMITTER_EMAIL", "nobody@example.org");

    static Repository create(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Repository repository = new Repository(folder);
        repository.git("init", "--quiet", "--initial-branch=main");
        return repository;
    }

    /** A copy, whose origin this is. */
    Repository copy(Path to, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("clone", "--quiet", folder.toString(), to.toString()));
        words.addAll(List.of(options));
        git(words.toArray(String[]::new));
        return new Repository(to);
    }

    /** What git says; it must work. */
    String git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Said said = run(Map.of(), command);
        assertThat(said.status()).as(said.text()).isZero();
        return said.text().strip();
    }

    /** The commit that says that {@code path} is {@code text}. */
    String commit(String path, String text) throws IOException, InterruptedException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        git("add", ".");
        git("commit", "--quiet", "--message", path);
        return git("rev-parse", "HEAD");
    }

    /** Any command, here. */
    Said run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(NOBODY);
        all.putAll(environment);
        return Commands.run(folder, all, "", command);
    }
}
