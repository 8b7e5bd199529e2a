package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.scorm.sequencing.ObjectiveState;
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
        CoursePackage course = new CoursePackage(manifest(folder));
        CoreSitting before = last.get(learner);
        Map<String, ObjectiveState> globals =
                before == null || !course.tree().objectivesGlobalToSystem() ? Map.of() : before.globals();
        CoreSitting sitting = new CoreSitting(course.tree(), globals, new SplittableRandom(SEED));
        if (course.tree().objectivesGlobalToSystem()) {
            last.put(learner, sitting);
        }
        return new Suite.Seat(course, sitting);
    }

    private byte[] manifest(Path folder) throws IOException {
        return switch (EmptyPages.with(folder, whole -> importer.importPackage(tenant, whole, "en"))) {
            case ImportResult.Imported imported -> imported.course().manifest().bytes();
            case ImportResult.Rejected rejected ->
                throw new IOException(
                        "cannot be imported: " + rejected.problems().getFirst());
        };
    }
}
