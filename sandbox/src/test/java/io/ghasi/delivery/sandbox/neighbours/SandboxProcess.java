package io.ghasi.delivery.sandbox.neighbours;

import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.SandboxSettings;
import io.ghasi.delivery.sandbox.SandboxSettings.ObjectStore;
import io.ghasi.delivery.sandbox.database.DatabaseAddress;
import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The neighbours in a JVM of their own. Reads its settings line by line; ends, and says what that took, with the input. */
public final class SandboxProcess {
    private SandboxProcess() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        DatabaseAddress database = new DatabaseAddress(in.readLine(), new Login(in.readLine(), in.readLine()));
        ObjectStore objects =
                new ObjectStore(URI.create(in.readLine()), in.readLine(), in.readLine(), in.readLine(), in.readLine());
        Path uploads = Path.of(in.readLine());
        try (SandboxServices services =
                SandboxServices.start(SandboxSettings.standard(0, database, objects, uploads))) {
            System.out.println(services.uri());
            System.out.println(in.readLine() == null ? "peakHeapMiB=" + peakHeapMiB() : "");
        }
    }

    // each pool's peak, added up: more than was ever in use at once
    private static long peakHeapMiB() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    /** What {@link #main} reads. */
    static String lines(SandboxSettings settings) {
        DatabaseAddress database = settings.database();
        ObjectStore objects = settings.objects();
        return String.join(
                        "\n",
                        database.jdbcUrl(),
                        database.login().user(),
                        database.login().password(),
                        objects.endpoint().toString(),
                        objects.region(),
                        objects.bucket(),
                        objects.accessKey(),
                        objects.secretKey(),
                        settings.uploads().toString())
                + "\n";
    }
}
