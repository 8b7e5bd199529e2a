package io.ghasi.delivery.migrate;

import io.ghasi.delivery.adapters.kms.AwsKmsAccess;
import io.ghasi.delivery.adapters.kms.VaultAccess;
import io.ghasi.delivery.adapters.postgres.DatabaseUrl;
import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.core.tenancy.Region;
import org.jspecify.annotations.Nullable;

/** What a deployment says, in the environment. */
public record MigrateProperties(
        @Setting(value = "the region that the database is of, for ever: the first run says so in it", example = "eu")
        Region region,

        Database database,
        @Nullable AwsKmsAccess kms,
        @Nullable VaultAccess vault) {
    /** Where the schema is. */
    public record Database(
            @Setting(
                    value = "where PostgreSQL is, straight: a lock of the session does not survive PgBouncer",
                    example = "jdbc:postgresql://postgres.data:5432/delivery")
            DatabaseUrl url,

            @Setting("the password of delivery_migrator, who owns the schema")
            Secret password)
            implements Guarded {
        @Override
        public void guard(Guard guard) {
            url.guard(guard, "url");
            guard.strong("password", password);
        }
    }
}
