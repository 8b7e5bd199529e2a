package io.ghasi.delivery.relay.operations;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is printed, a line at a time; for several threads. */
final class Lines {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;

    Lines(PrintStream out) {
        this.out = out;
    }

    void print(Map<String, Object> line) {
        say(JSON.writeValueAsString(line));
    }

    void say(String line) {
        out.println(line);
    }
}
