package io.ghasi.delivery.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.json.JsonMapper;

/** A run's two forms, for programs and for people. */
record Results(Conditions conditions, Measured measured) {
    private static final JsonMapper JSON = new JsonMapper();
    /** What files of results are called by. */
    static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm").withZone(ZoneOffset.UTC);

    /** One line. */
    String json() {
        return JSON.writeValueAsString(JsonReport.of(conditions, measured));
    }

    /** A page of Markdown. */
    String table() {
        return TableReport.of(conditions, measured);
    }

    /** Keeps both in {@code folder} under the run's time and size. */
    void save(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = "navigate-%s-%d"
                .formatted(
                        DAY_AND_TIME.format(conditions.at()),
                        conditions.settings().population().sessions());
        String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JsonReport.of(conditions, measured));
        Files.writeString(folder.resolve(name + ".json"), pretty + "\n");
        Files.writeString(folder.resolve(name + ".md"), table());
    }
}
