package io.ghasi.delivery.sandbox.content;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.sandbox.content.manifest.ManifestWriter;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
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
    private static final String INSERT = """
            INSERT INTO play_packages
            VALUES (:tenant, :id, :course, :locale, :standard, :navigation, :title, :version, :sha256)
            """;

    private final SandboxDatabase database;

    public PackageTable(SandboxDatabase database) {
        this.database = database;
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

    void insert(ImportedPackage course) {
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
