package io.ghasi.delivery.bench.relay;

import io.ghasi.delivery.bench.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./delivery bench relay}: measures, shows, and keeps where asked. */
public final class RelayCommand {
    public static final String USAGE = "usage: bench relay [--json] [--save] [--seconds S] [--backlog N]";

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm").withZone(ZoneOffset.UTC);
    private static final int SECONDS = 20;
    private static final int BACKLOG = 50_000;

    private RelayCommand() {}

    /** Runs for minutes; {@code words} are those after {@code relay}. */
    public static void run(List<String> words) throws Exception {
        int seconds = SECONDS;
        int backlog = BACKLOG;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--json", "--save" -> {}
                case "--seconds" -> seconds = number(words, ++i);
                case "--backlog" -> backlog = number(words, ++i);
                default -> throw new IllegalArgumentException("bench does not know '" + words.get(i) + "'\n" + USAGE);
            }
        }
        Path root = Path.of(System.getProperty("delivery.root", "."));
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Figures figures = new RelayBench(root, Duration.ofSeconds(seconds), backlog).run();
        ObjectNode json = JSON.createObjectNode().put("at", at.toString());
        json.set("machine", JSON.valueToTree(Machine.here()));
        json.put("seconds", seconds);
        json.set("figures", JSON.valueToTree(figures));
        String table = RelayTable.of(at, Machine.here(), figures);
        System.out.println(words.contains("--json") ? json.toString() : table);
        if (words.contains("--save")) {
            save(root.resolve("bench/results/relay-" + DAY_AND_TIME.format(at)), json, table);
        }
    }

    private static int number(List<String> words, int place) {
        if (place >= words.size() || !words.get(place).matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException(words.get(place - 1) + " takes a number\n" + USAGE);
        }
        return Integer.parseInt(words.get(place));
    }

    private static void save(Path stem, ObjectNode json, String table) throws IOException {
        Files.createDirectories(stem.getParent());
        Files.writeString(
                stem.resolveSibling(stem.getFileName() + ".json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        Files.writeString(stem.resolveSibling(stem.getFileName() + ".md"), table);
    }
}
