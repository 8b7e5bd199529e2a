package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The servers that the tests of one process share; each starts when it is first asked for and ends with the process. */
public final class RealServers {
    private RealServers() {}

    /** PostgreSQL, empty but for what the tests of this process put there. */
    public static PostgresServer postgres() {
        return Postgres.SHARED;
    }

    private static final class Postgres {
        static final PostgresServer SHARED = start();

        private static PostgresServer start() {
            try {
                Path home = Files.createTempDirectory("delivery-postgres");
                PostgresServer server = PostgresServer.create(home);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    BinaryCache.delete(home);
                }));
                return server;
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL cannot be had", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while PostgreSQL started", e);
            }
        }
    }
}
