package io.ghasi.delivery.journey.smoke;

import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.journey.client.Contract;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** {@code ./delivery smoke}: exit code 0 where all is well, 1 where something is not, 2 for words that it does not know. */
public final class SmokeCommand {
    private static final Set<String> VISITOR = Set.of("--token-file", "--tenant", "--enrollment", "--course");
    // Warns of members of a schema that are OpenAPI's. Held here, or it would be forgotten.
    private static final Logger SCHEMAS = Logger.getLogger("com.networknt.schema");
    private static final String USAGE =
            "usage: ./delivery smoke (--env E | --url URL [--revision R]) [--wait 10m] [--whole]"
                    + " [--token-file F --tenant T --enrollment E --course C]";

    private SmokeCommand() {}

    /** The words, as they were typed. */
    public static void main(String[] words) throws InterruptedException {
        SCHEMAS.setLevel(Level.SEVERE);
        System.exit(run(System.out, words));
    }

    /** The same, which tells its findings to {@code out} and returns the exit code. */
    public static int run(PrintStream out, String... words) throws InterruptedException {
        Path root = Path.of(System.getProperty("delivery.root", "."));
        try {
            Wish wish = wish(words);
            Contract contract = Contract.of(root.resolve("contracts/openapi/delivery.yaml"));
            return new Smoke(wish, contract, out).run() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            out.println("delivery: smoke: " + e.getMessage());
            out.println(USAGE);
            return 2;
        }
    }

    private static Wish wish(String... words) {
        Map<String, String> said = new HashMap<>();
        boolean isWhole = false;
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--whole")) {
                isWhole = true;
            } else if (!VISITOR.contains(words[i])
                    && !Set.of("--url", "--revision", "--wait").contains(words[i])) {
                throw new IllegalArgumentException("'" + words[i] + "' is not known here");
            } else if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            } else {
                said.put(words[i], words[++i]);
            }
        }
        return new Wish(url(said.get("--url")), said.get("--revision"), wait(said), visitor(said), isWhole);
    }

    private static URI url(@Nullable String text) {
        if (text == null || !text.matches("https?://[^/?#]+/?")) {
            throw new IllegalArgumentException("--url is http(s)://host[:port], not " + text);
        }
        return URI.create(text);
    }

    private static Duration wait(Map<String, String> said) {
        String text = said.getOrDefault("--wait", "0s");
        if (!text.matches("[0-9]{1,5}[smh]")) {
            throw new IllegalArgumentException("--wait is a number with s, m or h, such as 10m, not '" + text + "'");
        }
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    private static @Nullable Visitor visitor(Map<String, String> said) {
        List<String> missing = new ArrayList<>(VISITOR.stream().sorted().toList());
        missing.removeAll(said.keySet());
        if (missing.size() == VISITOR.size()) {
            return null;
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("whoever goes in needs " + String.join(" and ", missing) + " too");
        }
        return new Visitor(
                token(said.getOrDefault("--token-file", "")),
                said.getOrDefault("--tenant", ""),
                said.getOrDefault("--enrollment", ""),
                said.getOrDefault("--course", ""),
                new MonotonicUlids(InstantSource.system(), new SecureRandom()));
    }

    // What is in it is never told, not even where it is no token.
    private static String token(String file) {
        String token;
        try {
            token = Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("--token-file: " + file + " cannot be read", e);
        }
        if (!token.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{2,}")) {
            throw new IllegalArgumentException("--token-file: what is in " + file + " is no token");
        }
        return token;
    }
}
