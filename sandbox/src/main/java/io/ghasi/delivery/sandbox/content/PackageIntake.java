package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.sandbox.content.ImportResult.Imported;
import io.ghasi.delivery.sandbox.content.ImportResult.Rejected;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import io.ghasi.delivery.sandbox.enrollment.Enrollment;
import io.ghasi.delivery.sandbox.enrollment.EnrollmentTable;
import io.ghasi.delivery.sandbox.events.EventLog;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Imports a package and makes it known: after the files the rows, all of them or none. */
public final class PackageIntake {
    private static final String DEFAULT_LOCALE = "en";

    private final PackageImporter importer;
    private final PackageFiles files;
    private final PackageTable packages;
    private final EnrollmentTable enrollments;
    private final EventLog events;
    private final IdSource ids;

    public PackageIntake(
            PackageImporter importer,
            PackageFiles files,
            PackageTable packages,
            EnrollmentTable enrollments,
            EventLog events,
            IdSource ids) {
        this.importer = importer;
        this.files = files;
        this.packages = packages;
        this.enrollments = enrollments;
        this.events = events;
        this.ids = ids;
    }

    /** What became of a package, and of the wish to enroll somebody in it. */
    sealed interface Result {
        record Taken(ImportedPackage course, @Nullable EnrollmentId enrollment) implements Result {}

        record Refused(Rejected why) implements Result {}
    }

    /** Takes {@code zip} in for {@code tenant}, which exists, and enrolls {@code learner} where one is named. */
    Result take(TenantId tenant, Path zip, @Nullable UserId learner) throws IOException {
        return switch (importer.importPackage(tenant, zip, DEFAULT_LOCALE)) {
            case Rejected rejected -> new Result.Refused(rejected);
            case Imported imported -> register(imported.course(), learner);
        };
    }

    private Result register(ImportedPackage course, @Nullable UserId learner) throws IOException {
        EnrollmentId enrollment = learner == null ? null : new EnrollmentId(ids.next());
        try {
            boolean _ = events.together(course.courseVersionId().value(), () -> {
                packages.insert(course);
                if (learner != null && enrollment != null) {
                    enrollments.put(
                            course.address().tenant(),
                            Enrollment.unlimited(enrollment, learner, course.courseVersionId()));
                }
                return true;
            });
        } catch (RuntimeException e) {
            files.removeAll(course.address());
            throw e;
        }
        return new Result.Taken(course, enrollment);
    }
}
