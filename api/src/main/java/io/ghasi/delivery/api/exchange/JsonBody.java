package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request: bounded, and read in one way only. */
public final class JsonBody {
    private static final int KIB = 1024;
    private static final int LARGEST = 256 * KIB;
    private static final Set<String> TYPES = Set.of("application/json", "application/json;charset=utf-8");
    private static final Set<String> EITHER =
            Set.of("application/json", "application/json;charset=utf-8", "text/plain", "text/plain;charset=utf-8");
    private static final Set<String> CODINGS = Set.of("identity");
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
        return of(request, LARGEST);
    }

    /** The same, with at most {@code largest} bytes. */
    public static JsonBody of(HttpServletRequest request, int largest) {
        return of(request, largest, TYPES);
    }

    /** The same, which may call itself plain text: a beacon that says what it is asks others first. */
    public static JsonBody ofBeacon(HttpServletRequest request, int largest) {
        return of(request, largest, EITHER);
    }

    private static JsonBody of(HttpServletRequest request, int largest, Set<String> types) {
        try {
            byte[] bytes = request.getContentLengthLong() > largest
                    ? new byte[largest + 1]
                    : request.getInputStream().readNBytes(largest + 1);
            if (bytes.length > largest) {
                throw new ProblemException(
                        Problem.of(Code.REQUEST_TOO_LARGE, "A body may have " + largest / KIB + " KiB"));
            }
            if (bytes.length > 0) {
                requireType(request, types);
            }
            return new JsonBody(bytes);
        } catch (IOException _) {
            // It ended early, or is not in chunks although it says so.
            throw new ProblemException(Problem.of(Code.REQUEST_MALFORMED, "The body cannot be read to its end"));
        }
    }

    private static void requireType(HttpServletRequest request, Set<String> types) {
        boolean plain = isOneOf(request.getHeaders("Content-Encoding"), CODINGS, true);
        if (!plain || !isOneOf(request.getHeaders("Content-Type"), types, false)) {
            throw new ProblemException(
                    Problem.of(Code.REQUEST_UNSUPPORTED_MEDIA_TYPE, "A body is application/json in UTF-8, not packed"));
        }
    }

    // Said twice it could be read in two ways.
    private static boolean isOneOf(Enumeration<String> values, Set<String> known, boolean otherwise) {
        if (!values.hasMoreElements()) {
            return otherwise;
        }
        String value =
                values.nextElement().toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return known.contains(value) && !values.hasMoreElements();
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
            JsonNode root = JSON.readTree(text);
            if (!root.isMissingNode()) {
                return root;
            }
        } catch (JacksonException | CharacterCodingException _) {
            // Told below, as blanks alone are.
        }
        throw new ProblemException(Problem.of(
                Code.REQUEST_MALFORMED, "The body is not one JSON document in UTF-8 that says each thing once"));
    }
}
