package io.ghasi.delivery.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a JVM asks for ciphers and digests. {@code jlink} leaves those in the list whose modules it leaves out, and for each of them
 * whoever asks for all looks through the whole class path: that loads, and starts, every provider that a library brings.
 */
final class SecurityProviders {
    private static final String KEY = "security.provider.";

    private SecurityProviders() {}

    /** Takes those off the list that the runtime in {@code runtime} does not have. */
    static void keepOwn(Path runtime) throws IOException {
        Path file = runtime.resolve("conf/security/java.security");
        Set<String> modules = modules(runtime);
        List<String> lines = new ArrayList<>();
        int kept = 0;
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith(KEY)) {
                lines.add(line);
            } else if (isIn(modules, line.substring(line.indexOf('=') + 1))) {
                kept++;
                lines.add(KEY + kept + line.substring(line.indexOf('=')));
            }
        }
        Files.write(file, lines);
    }

    private static Set<String> modules(Path runtime) throws IOException {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(runtime.resolve("release"))) {
            release.load(in);
        }
        return Arrays.stream(
                        release.getProperty("MODULES", "").replace("\"", "").split(" ", -1))
                .collect(Collectors.toSet());
    }

    // The JDK that builds has them all, and knows where each is from.
    private static boolean isIn(Set<String> modules, String name) {
        @Nullable Provider provider = Security.getProvider(name);
        return provider != null
                && modules.contains(provider.getClass().getModule().getName());
    }
}
