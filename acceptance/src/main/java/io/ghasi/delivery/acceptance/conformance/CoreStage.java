package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.adapters.platform.ManifestReader;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.scorm.course.LearnerRecord;
import io.ghasi.delivery.sandbox.content.ImportResult;
import io.ghasi.delivery.sandbox.content.PackageImporter;
import io.ghasi.delivery.sandbox.content.check.ImportLimits;
import io.ghasi.delivery.testkit.conformance.EmptyPages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays through the core, on manifests as the importer makes them. */
final class CoreStage implements Suite.Stage {
    private static final long SEED = 1;

    private final IdSource ids = new MonotonicUlids(InstantSource.system(), new SplittableRandom(SEED));
    private final PackageImporter importer = new PackageImporter(new NoFiles(), ids, ImportLimits.standard());
    private final TenantId tenant = new TenantId(ids.next());
    private final Map<String, CoreSitting> last = new HashMap<>();

    @Override
    public Suite.Seat seat(Path folder, String learner) throws IOException {
        byte[] manifest = manifest(folder);
        CoreSitting before = last.get(learner);
        CoreSitting sitting = new CoreSitting(
                (RuntimeCourse) ManifestReader.read(manifest, () -> new SplittableRandom(SEED)),
                before == null ? LearnerRecord.NOTHING : before.shared());
        last.put(learner, sitting);
        return new Suite.Seat(new CoursePackage(manifest), sitting);
    }

    /** What the importer makes of the package in {@code folder}. */
    byte[] manifest(Path folder) throws IOException {
        return switch (EmptyPages.with(folder, whole -> importer.importPackage(tenant, whole, "en"))) {
            case ImportResult.Imported imported -> imported.course().manifest().bytes();
            case ImportResult.Rejected rejected ->
                throw new IOException(
                        "cannot be imported: " + rejected.problems().getFirst());
        };
    }
}
