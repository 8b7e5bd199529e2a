package io.ghasi.delivery.sandbox.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.sandbox.content.check.Problem;
import io.ghasi.delivery.sandbox.content.manifest.Json;
import io.ghasi.delivery.sandbox.content.manifest.ManifestSchema;
import io.ghasi.delivery.sandbox.content.store.DirectoryPackageFiles;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** An importer with a store and a tenant of its own. Whatever it imports is held against the contract. */
final class ImportDesk {
    private static final ManifestSchema SCHEMA = new ManifestSchema();

    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new Random());
    private final TenantId tenant = new TenantId(ids.next());
    private final PackageFiles store;
    private final PackageImporter importer;

    ImportDesk(PackageFiles store, ImportLimits limits) {
        this.store = store;
        this.importer = new PackageImporter(store, ids, limits);
    }

    static ImportDesk in(Path folder) {
        return in(folder, ImportLimits.standard());
    }

    static ImportDesk in(Path folder, ImportLimits limits) {
        return new ImportDesk(new DirectoryPackageFiles(folder.resolve("store")), limits);
    }

    ImportResult offer(Path zipOrFolder) {
        try {
            return importer.importPackage(tenant, zipOrFolder, "en");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Imports what must be fine; the manifest keeps the contract and everything it lists is in the store. */
    Taken take(Path zipOrFolder) {
        ImportResult result = offer(zipOrFolder);
        assertThat(result).isInstanceOf(ImportResult.Imported.class);
        return taken(((ImportResult.Imported) result).course());
    }

    Taken taken(ImportedPackage course) {
        JsonNode manifest = Json.MAPPER.readTree(course.manifest().bytes());
        assertThat(SCHEMA.violations(manifest)).isEmpty();
        Set<String> stored = Set.copyOf(objects());
        assertThat(stored).contains(course.address().manifest());
        assertThat(manifest.path("assets")
                        .valueStream()
                        .map(asset -> course.address().file(asset.path("path").stringValue()))
                        .filter(name -> !stored.contains(name)))
                .isEmpty();
        return new Taken(course, manifest);
    }

    /** Offers what must be refused; nothing of it is kept. */
    List<Problem> refuse(Path zipOrFolder) {
        ImportResult result = offer(zipOrFolder);
        assertThat(result).isInstanceOf(ImportResult.Rejected.class);
        assertThat(objects()).isEmpty();
        return ((ImportResult.Rejected) result).problems();
    }

    List<String> objects() {
        try {
            return store.objects(tenant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TenantId tenant() {
        return tenant;
    }

    PackageFiles store() {
        return store;
    }

    /** A package that was imported, and its manifest read back. */
    record Taken(ImportedPackage course, JsonNode manifest) {
        List<String> lessons() {
            return manifest.path("modules")
                    .valueStream()
                    .flatMap(module -> module.path("lessons").valueStream())
                    .map(lesson -> lesson.path("id").stringValue())
                    .toList();
        }

        List<String> notes() {
            return course.notes().stream().map(note -> note.text()).toList();
        }
    }
}
