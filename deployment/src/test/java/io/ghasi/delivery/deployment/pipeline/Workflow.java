package io.ghasi.delivery.deployment.pipeline;

import io.ghasi.delivery.deployment.chart.Tree;
import io.ghasi.delivery.deployment.chart.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A file of {@code .github}: a workflow, or an action of ours. */
record Workflow(String path, String text) {
    private static final String FOLDER = ".github/";

    /** A job, or the steps of an action. */
    record Job(String name, Tree says) {
        Stream<Tree> steps() {
            return says.at("steps").each();
        }

        /** Whether another workflow is what it does. */
        boolean isCall() {
            return says.at("uses").isThere();
        }

        Stream<String> scripts() {
            return steps().map(step -> step.at("run")).filter(Tree::isThere).map(Tree::text);
        }
    }

    static Workflow named(String name) {
        String path = FOLDER + "workflows/" + name + ".yml";
        return new Workflow(path, Yaml.text(path));
    }

    static List<Workflow> all() throws IOException {
        return in("workflows", 1);
    }

    static List<Workflow> actions() throws IOException {
        return in("actions", 2);
    }

    private static List<Workflow> in(String folder, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(Yaml.ROOT.resolve(FOLDER + folder), depth)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> Yaml.ROOT.relativize(file).toString())
                    .sorted()
                    .map(path -> new Workflow(path, Yaml.text(path)))
                    .toList();
        }
    }

    Tree says() {
        return Yaml.one(text);
    }

    /** What starts it; to YAML 1.1, {@code on} is a word for true. */
    Tree on() {
        return says().members().getOrDefault("true", new Tree(null));
    }

    List<Job> jobs() {
        Tree runs = says().at("runs");
        Map<String, Tree> jobs =
                runs.isThere() ? Map.of("runs", runs) : says().at("jobs").members();
        return jobs.entrySet().stream()
                .map(job -> new Job(job.getKey(), job.getValue()))
                .toList();
    }
}
