package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of a package under checked paths, no two of which a common file system could confuse. */
public final class Contents {
    private static final String MAC_SHADOWS = "__MACOSX";
    private static final Set<String> LITTER = Set.of(".ds_store", "thumbs.db", "desktop.ini");

    private final Map<String, Member> byPath = new LinkedHashMap<>();
    private final Map<String, String> byFolded = new HashMap<>();

    private Contents() {}

    /** Checks the members' names; every unsafe, repeated or colliding one is a problem. */
    public static Contents of(List<Member> members, ImportLimits limits, Findings findings) {
        Contents contents = new Contents();
        for (Member member : members) {
            String path = MemberPath.check(member.path(), limits, findings);
            if (path != null && !isLitter(path)) {
                contents.add(member.at(path), findings);
            }
        }
        contents.byPath.keySet().forEach(path -> contents.refuseFolderNamed(path, findings));
        return contents;
    }

    /** The same files seen from {@code folder} (with its slash); what lies elsewhere is left out. */
    Contents below(String folder) {
        Contents below = new Contents();
        for (Member member : byPath.values()) {
            if (member.path().startsWith(folder)) {
                String path = member.path().substring(folder.length());
                below.byPath.put(path, member.at(path));
                below.byFolded.put(folded(path), path);
            }
        }
        return below;
    }

    public Collection<Member> members() {
        return byPath.values();
    }

    /** Paths, and under their folded forms. */
    Map<String, String> foldedPaths() {
        return byFolded;
    }

    boolean holds(String path) {
        return byPath.containsKey(path);
    }

    /** How a file system that ignores case and composes accents would see {@code path}. */
    static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private void add(Member member, Findings findings) {
        String other = byFolded.putIfAbsent(folded(member.path()), member.path());
        if (other == null) {
            byPath.put(member.path(), member);
        } else if (other.equals(member.path())) {
            findings.problem(member.path(), "is in the package twice");
        } else {
            findings.problem(member.path(), "collides with " + other + ": they differ in case or accents only");
        }
    }

    private void refuseFolderNamed(String path, Findings findings) {
        for (int at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) {
            if (byPath.containsKey(path.substring(0, at))) {
                findings.problem(path.substring(0, at), "is both a file and a folder");
            }
        }
    }

    private static boolean isLitter(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return path.startsWith(MAC_SHADOWS + "/") || LITTER.contains(name);
    }
}
