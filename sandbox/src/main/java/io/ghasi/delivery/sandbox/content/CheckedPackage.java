package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.sandbox.content.archive.Contents;
import io.ghasi.delivery.sandbox.content.archive.FileIndex;
import io.ghasi.delivery.sandbox.content.archive.Inventory;
import io.ghasi.delivery.sandbox.content.archive.PackageRoot;
import io.ghasi.delivery.sandbox.content.archive.PackageSource;
import io.ghasi.delivery.sandbox.content.archive.StoredFile;
import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.cmi5.Cmi5Reader;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft;
import io.ghasi.delivery.sandbox.content.manifest.DraftCheck;
import io.ghasi.delivery.sandbox.content.manifest.Reading;
import io.ghasi.delivery.sandbox.content.nativecourse.NativeCourseReader;
import io.ghasi.delivery.sandbox.content.scorm.ScormReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A package in which nothing wrong was found.
 *
 * @param manifestFile its own manifest
 * @param files all of them, counted and hashed
 */
record CheckedPackage(CourseDraft draft, String manifestFile, List<StoredFile> files) {
    /** Reads everything there is; null where the findings have a problem. The cheap checks come first. */
    static @Nullable CheckedPackage read(
            PackageSource source, String name, String locale, ImportLimits limits, Findings findings) {
        Contents contents = Contents.of(source.members(), limits, findings);
        PackageRoot root = findings.refused() ? null : PackageRoot.find(contents, name, findings);
        byte[] manifest = root == null ? null : Inventory.read(root.manifest(), limits.manifestBytes(), findings);
        if (root == null || manifest == null) {
            return null;
        }
        String file = root.manifest().path();
        FileIndex index = new FileIndex(root.contents(), file, findings);
        CourseDraft draft = draft(root, manifest, new Reading(file, index, limits, locale, findings));
        if (draft == null || findings.refused()) {
            return null;
        }
        List<StoredFile> files = Inventory.take(root.contents().members(), limits, findings);
        return findings.refused() ? null : new CheckedPackage(draft, file, files);
    }

    private static @Nullable CourseDraft draft(PackageRoot root, byte[] manifest, Reading reading) {
        CourseDraft draft = switch (root.kind()) {
            case SCORM -> ScormReader.read(manifest, reading);
            case CMI5 -> Cmi5Reader.read(manifest, reading);
            case NATIVE -> NativeCourseReader.read(manifest, reading);
        };
        if (draft != null && !reading.findings().refused()) {
            DraftCheck.check(draft, reading);
        }
        return draft;
    }
}
