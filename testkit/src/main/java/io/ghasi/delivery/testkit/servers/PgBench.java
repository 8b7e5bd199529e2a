package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** pgbench, PostgreSQL's own load generator. The server's archive does not bring it; Debian has it in the server's package. */
public final class PgBench {
    // Of the server's package its client program is all we want: it needs libpq, and none of what a server needs.
    private static final DebianPackage PACKAGE = new DebianPackage("trixie", "libpq5", "17.12", "postgresql-17");

    private PgBench() {}

    /** How to start it, with whatever arguments follow; the one on {@code PATH} where ours cannot be had. */
    public static List<String> command() throws InterruptedException {
        try {
            return PACKAGE.command("usr/lib/postgresql/17/bin/pgbench");
        } catch (IOException e) {
            System.err.println("using the pgbench on PATH, since ours cannot be had: " + e.getMessage());
            return new ArrayList<>(List.of("pgbench"));
        }
    }

    /** What it says of itself, such as {@code pgbench (PostgreSQL) 17.12}. */
    public static String version() throws IOException, InterruptedException {
        List<String> command = command();
        command.add("--version");
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
