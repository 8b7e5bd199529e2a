package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request: bounded, and read in one way only. */
public final class JsonBody {
    private static final int LARGEST = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxNumberLength(100)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] bytes;

    private JsonBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads it, whatever it holds. */
    public static JsonBody of(HttpServletRequest request) {
        try {
            byte[] bytes = request.getContentLengthLong() > LARGEST
                    ? new byte[LARGEST + 1]
                    : request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new ProblemException(Problem.of(Code.REQUEST_TOO_LARGE, "A body may have 256 KiB"));
            }
            if (bytes.length > 0) {
                requireJson(request.getContentType());
            }
            return new JsonBody(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireJson(@org.jspecify.annotations.Nullable String type) {
        String plain = type == null
                ? ""
                : type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        if (!plain.equals("application/json") && !plain.equals("application/json;charset=utf-8")) {
            throw new ProblemException(
                    Problem.of(Code.REQUEST_UNSUPPORTED_MEDIA_TYPE, "A body is application/json in UTF-8"));
        }
    }

    /** The bytes as they came. */
    byte[] bytes() {
        return bytes;
    }

    /** The members of the object that it must hold. */
    public Fields fields() {
        if (bytes.length == 0) {
            throw new ProblemException(Problem.ofField("$", Code.VALIDATION_FIELD_REQUIRED));
        }
        return Fields.of(parse());
    }

    /** Refuses anything but nothing and {@code {}}. */
    public void requireNothing() {
        if (bytes.length > 0) {
            Fields.of(parse()).end();
        }
    }

    private JsonNode parse() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return JSON.readTree(text);
        } catch (JacksonException | CharacterCodingException _) {
            throw new ProblemException(Problem.of(
                    Code.REQUEST_MALFORMED, "The body is not one JSON document in UTF-8 that says each thing once"));
        }
    }
}
