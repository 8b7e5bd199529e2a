package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files that manifests speak of. Authors escape too much or not at all, write {@code \} for {@code /}, forget the slash
 * of a folder and mix up case; whatever still names exactly one file is found, with a note where the address was wrong.
 */
public final class FileIndex {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern SUFFIX = Pattern.compile("[?#]");

    private final Contents contents;
    private final String manifest;
    private final Findings findings;

    /** Notes about addresses name {@code manifest} as the file to mend. */
    public FileIndex(Contents contents, String manifest, Findings findings) {
        this.contents = contents;
        this.manifest = manifest;
        this.findings = findings;
    }

    /** A base address as seen from the one around it: how {@code xml:base} attributes nest. */
    public static String rebase(String outer, String inner) {
        String base = inner.strip().replace('\\', '/');
        return isSite(base) || base.startsWith("/") ? base : folderOf(outer) + base;
    }

    /**
     * Where {@code href} leads.
     *
     * @param base the folder that it is relative to; empty for the manifest's own
     */
    public Target resolve(String base, String href) {
        String address = href.strip();
        if (address.isEmpty()) {
            return new Target.Forbidden("is empty");
        }
        if (isSite(address)) {
            return new Target.Outside(Escapes.suffix(address));
        }
        if (address.startsWith("//") || SCHEME.matcher(address).matches()) {
            return new Target.Forbidden("is neither a file of the package nor a web address");
        }
        return isSite(base) ? new Target.Outside(Escapes.suffix(folderOf(base) + address)) : inside(base, address);
    }

    private Target inside(String base, String address) {
        String path = SUFFIX.split(address, 2)[0];
        String suffix = Escapes.suffix(address.substring(path.length()));
        Set<String> wanted = new LinkedHashSet<>();
        for (String folder : List.of(folderOf(base), base + "/")) {
            wanted.addAll(spellings(folder, path));
        }
        if (wanted.isEmpty()) {
            return new Target.Forbidden("leads out of the package");
        }
        String found = found(wanted);
        if (found != null) {
            return new Target.Inside(found, suffix);
        }
        String whole = found(spellings(folderOf(base), address));
        return whole != null
                ? new Target.Inside(whole, "")
                : new Target.Missing(wanted.iterator().next());
    }

    /** None where the address behind the escapes climbs out: what it would spell unescaped is not looked for then. */
    private static Set<String> spellings(String folder, String path) {
        Set<String> spellings = new LinkedHashSet<>();
        String plain = join(folder, Escapes.decode(path).replace('\\', '/'));
        String asWritten = join(folder, path.replace('\\', '/'));
        if (plain != null && asWritten != null) {
            spellings.add(plain);
            spellings.add(asWritten);
        }
        return spellings;
    }

    private @Nullable String found(Set<String> wanted) {
        for (String path : wanted) {
            if (contents.holds(path)) {
                return path;
            }
        }
        for (String path : wanted) {
            String real = contents.foldedPaths().get(Contents.folded(path));
            if (real != null) {
                findings.note(manifest, "names " + path + ", but the file is called " + real);
                return real;
            }
        }
        return null;
    }

    /** Null where it climbs above the top. */
    private static @Nullable String join(String folder, String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : (path.startsWith("/") ? path : folder + path).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static String folderOf(String base) {
        return base.substring(0, base.lastIndexOf('/') + 1);
    }

    private static boolean isSite(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }
}
