package io.ghasi.delivery.testkit.servers;

import java.nio.file.Path;
import java.util.List;

/** Starts every server below a folder, says their ports, and waits to be killed. */
public final class Starter {
    private Starter() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        PostgresServer postgres = PostgresServer.open(home.resolve("postgres"));
        postgres.execute("postgres", "CREATE TABLE kept AS SELECT 42 AS answer");
        PgBouncerServer bouncer =
                PgBouncerServer.open(home.resolve("pgbouncer"), postgres.port(), List.of(postgres.superuser()), 2);
        RedisServer redis = RedisServer.open(home.resolve("redis"));
        ObjectStoreServer objects = ObjectStoreServer.open(home.resolve("objects"));
        String pooler = bouncer.jdbcUrl("").replaceAll("\\D*127.0.0.1:(\\d+)/", "$1");
        String cache = redis.uri().replaceAll(".*:", "");
        System.out.println(postgres.port() + " " + pooler + " " + cache + " "
                + objects.endpoint().getPort());
        Thread.currentThread().join();
    }
}
