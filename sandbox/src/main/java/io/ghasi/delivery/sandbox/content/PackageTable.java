package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.manifest.ManifestWriter;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.events.EventLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every package that was imported, by its tenant and its id. */
public final class PackageTable {
    private static final String COLUMNS = """
            SELECT play_package_id, course_version_id, locale, standard, navigation, title, manifest_version,
                   manifest_sha256, revoked
              FROM play_packages
            """;
    private static final String FIND = COLUMNS + "WHERE tenant_id = :tenant AND play_package_id = :id";
    private static final String FIND_FOR_COURSE = COLUMNS + """
            WHERE tenant_id = :tenant AND course_version_id = :course
            ORDER BY lower(locale) = lower(CAST(:locale AS text)) DESC NULLS LAST, play_package_id
            LIMIT 1
            """;
    private static final String REVOKE =
            "UPDATE play_packages SET revoked = true WHERE tenant_id = :tenant AND play_package_id = :id";
    private static final String UNTOLD = """
            SELECT p.*
              FROM play_packages p
             WHERE NOT EXISTS (SELECT 1 FROM event_versions v
                                WHERE v.tenant_id = p.tenant_id AND v.aggregate_id = p.play_package_id)
            """;
    private static final String INSERT = """
            INSERT INTO play_packages
            VALUES (:tenant, :id, :course, :locale, :standard, :navigation, :title, :version, :sha256)
            """;

    private final SandboxDatabase database;
    private final EventLog events;

    public PackageTable(SandboxDatabase database, EventLog events) {
        this.database = database;
        this.events = events;
    }

    Optional<PackageRow> find(TenantId tenant, PlayPackageId id) {
        return database.sql()
                .sql(FIND)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /** The package of {@code course} in {@code locale}, else in its default locale. */
    Optional<PackageRow> find(TenantId tenant, CourseVersionId course, @Nullable String locale) {
        return database.sql()
                .sql(FIND_FOR_COURSE)
                .param("tenant", tenant.value())
                .param("course", course.value())
                .param("locale", locale)
                .query((row, _) -> read(row))
                .optional();
    }

    /** Keeps it and tells so; inside a transaction of the caller's. */
    void insert(ImportedPackage course) {
        write(course);
        TenantId tenant = course.address().tenant();
        find(tenant, course.address().playPackage())
                .ifPresent(row -> PackageEvents.of(tenant, row).forEach(events::tell));
    }

    /** From now on it must not be played; empty where the tenant has no such package. */
    Optional<PackageRow> revoke(TenantId tenant, PlayPackageId id) {
        return events.together(id.value(), () -> {
            Optional<PackageRow> before = find(tenant, id);
            database.sql()
                    .sql(REVOKE)
                    .param("tenant", tenant.value())
                    .param("id", id.value())
                    .update();
            before.filter(row -> !row.revoked()).ifPresent(row -> events.tell(PackageEvents.revoked(tenant, row)));
            return find(tenant, id);
        });
    }

    /** Tells of those that nobody was told of: made before there was anybody to tell. */
    public void tellOfOld() {
        database.sql().sql(UNTOLD).query(this::tellOf).list();
    }

    private PackageRow tellOf(ResultSet row, int number) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        PackageRow found = read(row);
        return events.together(row.getObject("play_package_id", UUID.class), () -> {
            PackageEvents.of(tenant, found).forEach(events::tell);
            return found;
        });
    }

    private void write(ImportedPackage course) {
        database.sql()
                .sql(INSERT)
                .param("tenant", course.address().tenant().value())
                .param("id", course.address().playPackage().value())
                .param("course", course.courseVersionId().value())
                .param("locale", course.locale())
                .param("standard", course.standard())
                .param("navigation", course.navigation())
                .param("title", course.title())
                .param("version", ManifestWriter.VERSION)
                .param("sha256", course.manifest().sha256())
                .update();
    }

    private static PackageRow read(ResultSet row) throws SQLException {
        return new PackageRow(
                new PlayPackageId(row.getObject("play_package_id", UUID.class)).text(),
                new CourseVersionId(row.getObject("course_version_id", UUID.class)).text(),
                row.getString("locale"),
                row.getString("standard"),
                row.getString("navigation"),
                row.getString("title"),
                row.getInt("manifest_version"),
                row.getString("manifest_sha256"),
                row.getBoolean("revoked"));
    }
}
