package io.ghasi.delivery.acceptance.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server sent.
 *
 * @param headers as they came, in order
 */
public record Answer(int status, List<Map.Entry<String, String>> headers, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    static Answer read(InputStream in, boolean body) throws IOException {
        String[] start = line(in).split(" ", 3);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        Answer head = new Answer(Integer.parseInt(start[1]), List.copyOf(headers), "");
        return body && head.status != 204 ? new Answer(head.status, head.headers, head.bodyFrom(in)) : head;
    }

    private String bodyFrom(InputStream in) throws IOException {
        String length = header("Content-Length");
        if (length != null) {
            return new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        }
        return "chunked".equals(header("Transfer-Encoding"))
                ? chunks(in)
                : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /** The first header of this name. */
    public @Nullable String header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The code of a problem. */
    public String code() {
        JsonNode code = JSON.readTree(body).get("code");
        return code == null ? "" : code.stringValue();
    }
}
