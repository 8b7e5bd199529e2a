package io.ghasi.delivery.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a container of the image can be told to run. */
enum Program {
    API("api"),
    OUTBOX_RELAY("outbox-relay"),
    EVENT_PROJECTOR("event-projector"),
    /** Runs for seconds, once for a release: it has no cache. */
    MIGRATE("migrate");

    // One processor is what their limits leave them. 40 % of the api's limit of 1.5 GiB is 60 % of what it requests; a
    // deployment that says -Xmx, as the chart does, is heard.
    private static final List<String> FLAGS = List.of(
            "-XX:MaxRAMPercentage=40",
            "-Xmn64m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:ActiveProcessorCount=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final String word;

    Program(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean isTrained() {
        return this != MIGRATE;
    }

    /** Those that a cache depends on: the same in the rehearsal and in a container. */
    List<String> flags() {
        return FLAGS;
    }

    /** What the JVM reads of it: a file for {@code java @file}. */
    String arguments() {
        List<String> lines = new ArrayList<>(flags());
        if (isTrained()) {
            lines.add("-XX:AOTCache=/" + cache());
        }
        lines.add("-Ddelivery.program=/" + executable());
        lines.add("-jar /" + jar());
        return String.join("\n", lines) + "\n";
    }

    /** Whoever runs it runs this file: a program whose interpreter is the JVM, since there is no shell. */
    String script() {
        return "#!/" + RootFolder.JAVA + "/bin/java @/" + argumentFile() + "\n";
    }

    Path executable() {
        return RootFolder.APP.resolve("bin").resolve(word);
    }

    Path argumentFile() {
        return RootFolder.APP.resolve(word + ".args");
    }

    Path jar() {
        return RootFolder.APP.resolve(word + ".jar");
    }

    Path cache() {
        return RootFolder.CACHES.resolve(word + ".aot");
    }
}
