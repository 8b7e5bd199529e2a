package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.sandbox.content.check.Note;
import java.util.List;

/**
 * A package that has been published.
 *
 * @param standard {@code native · scorm12 · scorm2004 · cmi5}
 * @param navigation {@code linear · tree · branching · scorm2004 · scorm12}
 * @param title in the package's locale
 * @param locale BCP 47
 * @param lessons how many it has
 * @param manifest as stored
 * @param notes what was mended on the way
 */
public record ImportedPackage(
        CourseVersionId courseVersionId,
        PackageAddress address,
        String standard,
        String navigation,
        String title,
        String locale,
        int lessons,
        ManifestBytes manifest,
        List<Note> notes) {
    public ImportedPackage {
        notes = List.copyOf(notes);
    }

    /**
     * JSON that nobody changes once it is here.
     *
     * @param sha256 of the bytes, 64 lower-case hex digits
     */
    public record ManifestBytes(
            @SuppressWarnings("ArrayRecordComponent") byte[] bytes, String sha256) {}
}
