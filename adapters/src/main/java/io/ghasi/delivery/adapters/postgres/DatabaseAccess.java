package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.adapters.settings.Guard;
import io.ghasi.delivery.adapters.settings.Guarded;
import io.ghasi.delivery.adapters.settings.Secret;
import io.ghasi.delivery.adapters.settings.Setting;
import io.ghasi.delivery.core.tenancy.Region;
import java.time.Duration;

/** Where PostgreSQL is and who comes. */
public record DatabaseAccess(
        @Setting(
                value = "where PostgreSQL is, straight or through PgBouncer in transaction mode",
                example = "jdbc:postgresql://127.0.0.1:6432/delivery")
        DatabaseUrl url,

        @Setting(value = "who logs in there: a login of this process's own role", example = "delivery_api_login")
        String user,

        @Setting("the password of that login") Secret password)
        implements Guarded {
    /** For {@code process}, which is what the database calls it, of region {@code here}. */
    public PoolSettings pool(Region here, int connections, Duration answer, String process) {
        return new PoolSettings(url.value(), user, password, here, connections, answer, process);
    }

    @Override
    public void guard(Guard guard) {
        url.guard(guard, "url");
        guard.strong("password", password);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
