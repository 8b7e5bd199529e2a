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

    /** Redis, empty but for what the tests of this process put there. */
    public static RedisServer redis() {
        return Redis.SHARED;
    }

    /** An S3-compatible store, empty but for what the tests of this process put there. */
    public static ObjectStoreServer objectStore() {
        return ObjectStore.SHARED;
    }

    /** NATS, empty but for what the tests of this process put there. */
    public static NatsServer nats() {
        return Nats.SHARED;
    }

    /** Five nodes of NATS, empty but for what the tests of this process put there. */
    public static NatsCluster natsCluster() {
        return Cluster.SHARED;
    }

    private static final class Postgres {
        static final PostgresServer SHARED = shared("postgres", PostgresServer::create, PostgresServer::abandon);
    }

    private static final class Redis {
        static final RedisServer SHARED = shared("redis", RedisServer::create);
    }

    private static final class ObjectStore {
        static final ObjectStoreServer SHARED = shared("objects", ObjectStoreServer::create);
    }

    private static final class Nats {
        static final NatsServer SHARED = shared("nats", NatsServer::create);
    }

    private static final class Cluster {
        static final NatsCluster SHARED = shared("cluster", NatsCluster::create);
    }

    /** Starts a server in a folder. */
    @FunctionalInterface
    public interface Starter<T extends AutoCloseable> {
        T start(Path home) throws IOException, InterruptedException;
    }

    /** A server in a folder of its own, which ends, and is removed, with this process. */
    public static <T extends AutoCloseable> T shared(String name, Starter<T> starter) {
        return shared(name, starter, AutoCloseable::close);
    }

    @FunctionalInterface
    private interface Ender<T> {
        void end(T server) throws Exception;
    }

    private static <T extends AutoCloseable> T shared(String name, Starter<T> starter, Ender<T> ender) {
        try {
            Path home = Files.createTempDirectory("delivery-" + name);
            T server = starter.start(home);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ender, server, home)));
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " started", e);
        }
    }

    private static <T> void end(Ender<T> ender, T server, Path home) {
        try {
            ender.end(server);
        } catch (Exception e) {
            System.err.println("a server did not end: " + e);
        }
        Folders.delete(home);
    }
}
