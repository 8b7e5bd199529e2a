package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of files as packages state them, turned into plain relative paths or refused. */
final class MemberPath {
    /** What file systems hold, stores that keep objects as files among them. */
    private static final int LONGEST_PART = 255;

    private MemberPath() {}

    /** The path with {@code /} between its parts, or null (and a problem) where it would lead out of the package. */
    static @Nullable String check(String name, Findings findings) {
        String slashed = name.replace('\\', '/');
        String cause = danger(slashed);
        if (cause != null) {
            findings.problem(name, cause);
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String part : slashed.split("/", -1)) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** As {@link #check(String, Findings)}, and within bounds. */
    static @Nullable String check(String name, ImportLimits limits, Findings findings) {
        String path = check(name, findings);
        String cause = path == null ? null : excess(path, limits);
        if (cause == null) {
            return path;
        }
        findings.problem(name, cause);
        return null;
    }

    private static @Nullable String danger(String path) {
        if (path.isBlank()) {
            return "has an empty name";
        }
        if (path.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            return "has control characters in its name";
        }
        if (path.startsWith("/")) {
            return "is an unsafe path: it is absolute";
        }
        if (path.length() > 1 && path.charAt(1) == ':') {
            return "is an unsafe path: it names a drive";
        }
        return List.of(path.split("/", -1)).contains("..") ? "is an unsafe path: it leads out of its folder" : null;
    }

    private static @Nullable String excess(String path, ImportLimits limits) {
        if (path.isEmpty()) {
            return "has an empty name";
        }
        if (bytes(path) > limits.pathBytes()) {
            return "has a name longer than " + limits.pathBytes() + " bytes";
        }
        if (Arrays.stream(path.split("/", -1)).anyMatch(part -> bytes(part) > LONGEST_PART)) {
            return "has a name with more than " + LONGEST_PART + " bytes between two slashes";
        }
        long folders = path.chars().filter(c -> c == '/').count();
        return folders > limits.folderDepth() ? "lies deeper than " + limits.folderDepth() + " folders" : null;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
