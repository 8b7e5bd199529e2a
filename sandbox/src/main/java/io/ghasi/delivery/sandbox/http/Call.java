package io.ghasi.delivery.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request. What it asks for and does not get is refused. */
public final class Call {
    private static final int LARGEST_JSON = 256 * 1024;

    private final HttpExchange exchange;
    private final Map<String, String> path;
    private final Query query;

    Call(HttpExchange exchange, Map<String, String> path, Query query) {
        this.exchange = exchange;
        this.path = path;
        this.query = query;
    }

    /** The value of {@code name} in the path. */
    public <T> T path(String name, Function<String, @Nullable T> parse) {
        return parsed(name, path.getOrDefault(name, ""), parse);
    }

    /** A parameter that must be given. */
    public <T> T required(String name, Function<String, @Nullable T> parse) {
        T value = optional(name, parse);
        if (value == null) {
            throw new Refusal(Problem.required(name));
        }
        return value;
    }

    /** A parameter that may be absent. */
    public <T> @Nullable T optional(String name, Function<String, @Nullable T> parse) {
        String text = query.one(name);
        return text == null ? null : parsed(name, text, parse);
    }

    /** A parameter that is given between once and {@code most} times. */
    public <T> List<T> repeated(String name, int most, Function<String, @Nullable T> parse) {
        List<String> texts = query.all(name);
        if (texts.isEmpty()) {
            throw new Refusal(Problem.required(name));
        }
        if (texts.size() > most) {
            throw new Refusal(Problem.invalid(name, "may be given " + most + " times"));
        }
        return texts.stream().map(text -> parsed(name, text, parse)).toList();
    }

    private static <T> T parsed(String name, String text, Function<String, @Nullable T> parse) {
        T value = parse.apply(text);
        if (value == null) {
            throw new Refusal(Problem.invalid(name, "has the wrong form"));
        }
        return value;
    }

    /** The members of the JSON object in the body, which may be called {@code known} and nothing else. */
    public Members body(String... known) throws IOException {
        if (announced() > LARGEST_JSON) {
            throw new Refusal(Problem.tooLarge(LARGEST_JSON));
        }
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_JSON + 1);
        if (bytes.length > LARGEST_JSON) {
            throw new Refusal(Problem.tooLarge(LARGEST_JSON));
        }
        requireType(Set.of("application/json"));
        return Members.read(bytes, Set.of(known));
    }

    /** The body as it comes, of one of {@code types}; reading more than {@code most} bytes is refused. */
    public InputStream upload(long most, Set<String> types) {
        requireType(types);
        if (announced() > most) {
            throw new Refusal(Problem.tooLarge(most));
        }
        return new BoundedStream(exchange.getRequestBody(), most);
    }

    private long announced() {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? -1 : Long.parseLong(length.strip());
    }

    private void requireType(Set<String> types) {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!types.contains(plain)) {
            throw new Refusal(Problem.unsupported(
                    String.join(" or ", types.stream().sorted().toList())));
        }
    }
}
