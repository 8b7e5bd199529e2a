package io.ghasi.delivery.sandbox.content.archive;

import io.ghasi.delivery.sandbox.content.check.Findings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a package really begins: at its top or, as when somebody packed the folder instead of what is in it, one folder down.
 *
 * @param manifest the file that describes the package
 * @param contents the files, seen from the manifest's folder
 */
public record PackageRoot(PackageKind kind, Member manifest, Contents contents) {
    /** Finds the manifest; null (and a problem) where there is none. */
    public static @Nullable PackageRoot find(Contents contents, String packageName, Findings findings) {
        Member manifest = topMost(contents, packageName, findings);
        if (manifest == null) {
            return null;
        }
        String folder = folderOf(manifest.path());
        Contents below = folder.isEmpty() ? contents : contents.below(folder);
        if (below.members().size() < contents.members().size()) {
            findings.note(packageName, "files outside the folder " + folder + " are left out");
        }
        PackageKind kind = kindOf(manifest);
        String name = manifest.path().substring(folder.length());
        if (!name.equals(kind.manifest())) {
            findings.note(name, "should be named " + kind.manifest());
        }
        return new PackageRoot(kind, manifest.at(name), below);
    }

    private static @Nullable Member topMost(Contents contents, String packageName, Findings findings) {
        for (int depth = 0; depth <= 1; depth++) {
            List<Member> found = manifestsAt(depth, contents.members());
            if (!found.isEmpty()) {
                return chosen(found, packageName, findings);
            }
        }
        String elsewhere = contents.members().stream()
                .filter(member -> isManifest(member.path()))
                .map(member -> "; there is " + member.path() + ", but it must lie at the top")
                .findFirst()
                .orElse("");
        findings.problem(
                packageName,
                "has no manifest: imsmanifest.xml, cmi5.xml or course.json is expected at its top" + elsewhere);
        return null;
    }

    private static List<Member> manifestsAt(int depth, Collection<Member> members) {
        List<Member> found = new ArrayList<>();
        for (PackageKind kind : PackageKind.values()) {
            members.stream()
                    .filter(member -> nameOf(member.path()).equalsIgnoreCase(kind.manifest()))
                    .filter(member ->
                            member.path().chars().filter(c -> c == '/').count() == depth)
                    .forEach(found::add);
        }
        return found;
    }

    private static @Nullable Member chosen(List<Member> found, String packageName, Findings findings) {
        Member first = found.getFirst();
        String folder = folderOf(first.path());
        List<Member> strangers = found.stream()
                .filter(member -> !folderOf(member.path()).equals(folder))
                .toList();
        if (!strangers.isEmpty()) {
            findings.problem(
                    packageName,
                    "holds several packages: " + first.path() + " and "
                            + strangers.getFirst().path());
            return null;
        }
        found.stream()
                .skip(1)
                .forEach(other ->
                        findings.note(other.path(), "is not read: " + first.path() + " describes the package"));
        return first;
    }

    private static boolean isManifest(String path) {
        for (PackageKind kind : PackageKind.values()) {
            if (nameOf(path).equalsIgnoreCase(kind.manifest())) {
                return true;
            }
        }
        return false;
    }

    private static PackageKind kindOf(Member manifest) {
        return switch (nameOf(manifest.path()).toLowerCase(Locale.ROOT)) {
            case "imsmanifest.xml" -> PackageKind.SCORM;
            case "cmi5.xml" -> PackageKind.CMI5;
            default -> PackageKind.NATIVE;
        };
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
