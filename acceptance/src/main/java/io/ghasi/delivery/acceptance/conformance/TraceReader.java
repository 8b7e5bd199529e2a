package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.acceptance.conformance.Trace.Call;
import io.ghasi.delivery.acceptance.conformance.Trace.Question;
import io.ghasi.delivery.acceptance.conformance.Trace.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code trace.json}. */
final class TraceReader {
    private static final JsonMapper JSON = new JsonMapper();

    private TraceReader() {}

    /** The trace in {@code folder}; an {@link IOException} names it where it is none. */
    static Trace read(Path folder) throws IOException {
        Path file = folder.resolve("trace.json");
        try {
            JsonNode root = JSON.readTree(Files.readString(file));
            return new Trace(folder.getFileName().toString(), text(root, "start"), visits(root.required("visits")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is not as a trace is: " + e.getMessage(), e);
        }
    }

    private static List<Visit> visits(JsonNode visits) {
        return visits.valueStream()
                .map(visit -> new Visit(
                        visit.required("activity").asInt(),
                        visit.path("calls").valueStream().map(TraceReader::call).toList(),
                        questions(visit.path("questions"), visit.path("answers")),
                        visit.path("learner")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .toList()))
                .toList();
    }

    private static Call call(JsonNode call) {
        String element = text(call, "element");
        return new Call(
                call.required("method").stringValue(),
                element == null ? orEmpty(text(call, "argument")) : element,
                orEmpty(text(call, "value")),
                text(call, "returns"),
                text(call, "error"));
    }

    private static List<Question> questions(JsonNode questions, JsonNode answers) {
        return IntStream.range(0, questions.size())
                .mapToObj(i -> {
                    String[] parts = questions.required(i).stringValue().split("@", 2);
                    String subject = parts.length == 1 ? null : parts[1];
                    return new Question(parts[0], subject, answers.required(i).booleanValue());
                })
                .toList();
    }

    private static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
