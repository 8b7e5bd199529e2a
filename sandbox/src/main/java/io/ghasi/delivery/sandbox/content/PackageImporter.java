package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.adapters.objects.PackageAddress;
import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.ImportedPackage.ManifestBytes;
import io.ghasi.delivery.sandbox.content.archive.PackageSource;
import io.ghasi.delivery.sandbox.content.archive.Sha256;
import io.ghasi.delivery.sandbox.content.archive.StoredFile;
import io.ghasi.delivery.sandbox.content.check.Findings;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.manifest.CourseDraft;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.ManifestSchema;
import io.ghasi.delivery.sandbox.content.manifest.ManifestWriter;
import io.ghasi.delivery.sandbox.content.manifest.Texts;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes a package in: everything is checked first, then the files are uploaded, then the manifest is published. A package that is
 * refused leaves nothing, nor does one whose upload fails. Importing the same bytes again makes another package with new
 * identifiers. Thread-safe where its parts are.
 */
public final class PackageImporter {
    private final PackageFiles store;
    private final IdSource ids;
    private final ImportLimits limits;
    private final ManifestSchema schema = new ManifestSchema();

    public PackageImporter(PackageFiles store, IdSource ids, ImportLimits limits) {
        this.store = store;
        this.ids = ids;
        this.limits = limits;
    }

    /**
     * Imports {@code zipOrFolder} for {@code tenant}.
     *
     * @param defaultLocale BCP 47 tag of courses that do not say their language
     * @throws IOException where the object store fails, or the package changes while it is read; nothing is kept then
     */
    public ImportResult importPackage(TenantId tenant, Path zipOrFolder, String defaultLocale) throws IOException {
        String locale = Objects.requireNonNull(Texts.tag(defaultLocale), "defaultLocale is no language tag");
        Findings findings = new Findings();
        try (PackageSource source = PackageSource.open(zipOrFolder, limits, findings)) {
            String name = PackageSource.nameOf(zipOrFolder);
            CheckedPackage checked = CheckedPackage.read(source, name, locale, limits, findings);
            return checked == null
                    ? new ImportResult.Rejected(findings.problems())
                    : publish(tenant, checked, locale, findings);
        }
    }

    private ImportResult publish(TenantId tenant, CheckedPackage checked, String defaultLocale, Findings findings)
            throws IOException {
        CourseDraft draft = checked.draft();
        String locale = draft.locale() == null ? defaultLocale : draft.locale();
        CourseVersionId version = new CourseVersionId(ids.next());
        PackageAddress address = new PackageAddress(tenant, new PlayPackageId(ids.next()));
        ObjectNode manifest = ManifestWriter.write(draft, version, address.playPackage(), locale, checked.files());
        byte[] bytes = written(manifest, checked.manifestFile(), findings);
        if (bytes == null) {
            return new ImportResult.Rejected(findings.problems());
        }
        upload(address, checked.files(), bytes);
        return new ImportResult.Imported(new ImportedPackage(
                version,
                address,
                draft.standard(),
                draft.navigation(),
                draft.titleIn(locale),
                locale,
                draft.lessons().size(),
                new ManifestBytes(bytes, Sha256.hex(bytes)),
                findings.notes()));
    }

    /** The manifest's bytes; null (and problems) where it breaks the contract. */
    private byte @Nullable [] written(ObjectNode manifest, String file, Findings findings) {
        schema.violations(manifest).forEach(violation -> findings.problem(file, violation));
        return findings.refused() ? null : Json.MAPPER.writeValueAsBytes(manifest);
    }

    private void upload(PackageAddress address, List<StoredFile> files, byte[] manifest) throws IOException {
        try {
            for (StoredFile file : files) {
                store.put(address, file.path(), file::open, file.size(), file.mediaType());
            }
            store.publish(address, manifest);
        } catch (IOException | RuntimeException e) {
            cleanUp(address, e);
            throw e;
        }
    }

    private void cleanUp(PackageAddress address, Exception cause) {
        try {
            store.removeAll(address);
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
