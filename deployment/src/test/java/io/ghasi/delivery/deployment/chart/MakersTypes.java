package io.ghasi.delivery.deployment.chart;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Custom resources against what their makers' npm packages declare: {@code deployment/validation/check.mjs}. Wants Node 20 and npm. */
final class MakersTypes {
    private static final Path FOLDER = Yaml.ROOT.resolve("deployment/validation");
    private static final Path WORK = Yaml.ROOT.resolve("deployment/target/validation");
    private static final List<String> FILES = List.of("package.json", "package-lock.json", ".npmrc", "check.mjs");

    private MakersTypes() {}

    /** What is wrong with {@code objects}, a line each. */
    static List<String> faults(List<Tree> objects) throws IOException, InterruptedException {
        install();
        JsonArray all = new JsonArray();
        objects.forEach(object -> all.add(object.json()));
        return run(all.toString(), "node", "check.mjs");
    }

    // Once for a lock file.
    private static synchronized void install() throws IOException, InterruptedException {
        Path done = WORK.resolve("installed");
        String lock = Files.readString(FOLDER.resolve("package-lock.json"));
        boolean isFresh = Files.exists(done) && Files.readString(done).equals(lock);
        Files.createDirectories(WORK);
        for (String file : FILES) {
            Files.write(WORK.resolve(file), Files.readAllBytes(FOLDER.resolve(file)));
        }
        if (!isFresh) {
            run("", "npm", "ci", "--silent");
            Files.writeString(done, lock);
        }
    }

    private static List<String> run(String input, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("validation", ".log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(WORK.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(command[0] + " is not on PATH: tests of the chart want Node 20 with npm", e);
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(errors));
        }
        return said.lines().toList();
    }
}
