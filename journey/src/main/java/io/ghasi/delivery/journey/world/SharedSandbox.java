package io.ghasi.delivery.journey.world;

import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.RealServers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;

/** The neighbours that this JVM's deployments share. */
final class SharedSandbox {
    private static final SandboxServices SERVICES = RealServers.shared("neighbours", SharedSandbox::start);

    private SharedSandbox() {}

    static URI uri() {
        return SERVICES.uri();
    }

    /** Where they keep packages. */
    static ObjectStore packages() {
        return ObjectStore.on(RealServers.objectStore(), "packages");
    }

    private static SandboxServices start(Path home) throws IOException {
        try {
            DatabaseAddress database =
                    DatabaseAddress.prepare(RealServers.postgres(), "sandbox", Login.random("sandbox"));
            return SandboxServices.start(SandboxSettings.standard(0, database, packages(), home));
        } catch (SQLException e) {
            throw new IOException("the sandbox's database cannot be made", e);
        }
    }
}
