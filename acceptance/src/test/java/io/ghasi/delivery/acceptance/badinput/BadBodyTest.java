package io.ghasi.delivery.acceptance.badinput;

import io.ghasi.delivery.acceptance.badinput.Document.Operation;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.world.Deployment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are no JSON document, or too large a one. */
class BadBodyTest {
    private static final String MALFORMED = "400 request.malformed";

    static Stream<Operation> writes() {
        return Document.operations().stream().filter(Operation::writes);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void what_is_not_one_json_document_is_malformed(Operation operation) throws Exception {
        Desk desk = new Desk(Deployment.shared());
        String good = desk.body(operation).toString();
        for (Map.Entry<String, byte[]> bad : malformed(good).entrySet()) {
            desk.expect(operation + " " + bad.getKey(), desk.ofActive(operation), bad.getValue(), MALFORMED);
        }
        desk.close();
    }

    private static Map<String, byte[]> malformed(String good) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        String[] texts = {
            "{",
            "}",
            "[",
            "\"",
            "nul",
            "NaN",
            "'x'",
            "{'a':1}",
            "{a:1}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "[1,]",
            good.substring(1),
            good.substring(0, good.length() - 1),
            good + "x",
            good + good,
            good + ",",
            good + "\u0000",
            "\u0000" + good,
            "\uFEFF" + good,
            "/* */" + good,
            good + "//",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":.5}",
            "{\"a\":1.}",
            "{\"a\":" + "1".repeat(500) + "}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":{\"b\":1,\"b\":2}}",
            "[".repeat(100_000),
            "{\"a\":".repeat(20_000),
            "[".repeat(64) + "]".repeat(64),
            " ",
            "\t\r\n"
        };
        for (String text : texts) {
            all.put(text.length() > 60 ? text.substring(0, 60) + "…" : text, bytes(text));
        }
        all.put("UTF-16", good.getBytes(StandardCharsets.UTF_16));
        all.put("UTF-16LE", good.getBytes(StandardCharsets.UTF_16LE));
        all.put("UTF-32", good.getBytes(Charset.forName("UTF-32")));
        all.put("Latin-1", "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        all.put("an overlong slash", new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'});
        all.put("an encoded surrogate", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
        all.put("half a character", new byte[] {'{', '"', (byte) 0xF0, (byte) 0x9F, '"', ':', '1', '}'});
        all.put("a byte that is none", new byte[] {(byte) 0xFF});
        return all;
    }

    @ParameterizedTest
    @MethodSource("writes")
    void json_that_is_no_object_is_invalid(Operation operation) throws Exception {
        Desk desk = new Desk(Deployment.shared());
        for (String bad : new String[] {"null", "true", "0", "-1.5e3", "\"\"", "\"x\"", "[]", "[{}]"}) {
            desk.expect(operation + " " + bad, desk.ofActive(operation), bytes(bad), "422 validation.field_invalid");
        }
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void over_its_size_it_is_too_large_and_up_to_that_it_is_not(Operation operation) throws Exception {
        Desk desk = new Desk(Deployment.shared());
        String good = desk.body(operation).toString();
        Call call = desk.ofActive(operation);
        String tooLarge = "413 request.too_large";
        int largest = operation.id().equals("commitRuntime") ? 1 << 20 : 256 * 1024;
        desk.expect("one byte more", call, padded(good, largest + 1), tooLarge);
        desk.expect("two megabytes", call, padded(good, 2 << 20), tooLarge);
        desk.expect("two megabytes of nothing", call, new byte[2 << 20], tooLarge);
        desk.expect(
                "just not",
                desk.wellFormed(operation),
                padded(good, largest),
                "404 resource.not_found",
                "409 delivery.play_session.terminal");
        desk.close();
    }

    private static byte[] padded(String good, int size) {
        byte[] all = new byte[size];
        Arrays.fill(all, (byte) ' ');
        System.arraycopy(bytes(good), 0, all, 0, good.length());
        return all;
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_body_with_some_bytes_wrong_is_never_our_fault(Operation operation) throws Exception {
        long seed = Long.getLong("delivery.seed", System.nanoTime());
        System.out.println("bodies of " + operation + ": -Ddelivery.seed=" + seed);
        Random random = new Random(seed);
        Desk desk = new Desk(Deployment.shared());
        for (int i = 0; i < 100; i++) {
            byte[] body = mutated(bytes(desk.body(operation).toString()), random);
            desk.send(operation + " " + new String(body, StandardCharsets.UTF_8), desk.wellFormed(operation), body);
        }
        desk.close();
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] body = Arrays.copyOf(good, good.length + random.nextInt(3));
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            body[random.nextInt(body.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : "{}[]\",:\\u0nft".charAt(random.nextInt(13)));
        }
        return Arrays.copyOf(body, random.nextInt(8) == 0 ? random.nextInt(body.length) : body.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
