package io.ghasi.delivery.testkit.servers;

import io.ghasi.delivery.testkit.servers.PostgresServer.Login;
import io.ghasi.delivery.testkit.servers.ServerProcess.Recipe;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** S3Proxy, out of the file that the build brings along, with an archive of its classes: it starts in 0.4 s, not in 1.2 s. */
final class ObjectStoreProgram {
    private static final String VERSION = "4.1.0";
    private static final String RESOURCE = "/servers/s3proxy.jar";
    private static final String JAR = "s3proxy.jar";
    private static final String CLASSES = "s3proxy.jsa";
    private static final int LARGEST_UNSTREAMED_BYTES = 64 << 20;

    private ObjectStoreProgram() {}

    /** How to start it with the settings in {@code config}. */
    static List<String> command(Path config) throws IOException, InterruptedException {
        // An archive fits the very JDK that wrote it.
        Path folder = BinaryCache.ofUser()
                .folder("s3proxy-" + VERSION + "-jdk-" + Runtime.version(), ObjectStoreProgram::prepare);
        return command(folder, "-XX:SharedArchiveFile=" + folder.resolve(CLASSES), config);
    }

    private static List<String> command(Path folder, String option, Path config) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-DLOG_LEVEL=warn",
                "-DJETTY_LOG_LEVEL=warn",
                option,
                "-jar",
                folder.resolve(JAR).toString(),
                "--properties",
                config.toString()));
    }

    /** The text of a settings file: one identity, signatures checked, objects as files below {@code objects}. */
    static String settings(URI endpoint, Login owner, Path objects) {
        return """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.v4-max-non-chunked-request-size=%d
                jclouds.provider=filesystem-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint, owner.user(), owner.password(), LARGEST_UNSTREAMED_BYTES, objects);
    }

    // The archive is written by a run that ends; it holds what starting needs.
    private static void prepare(Path folder) throws IOException, InterruptedException {
        System.err.println("unpacking S3Proxy " + VERSION);
        try (InputStream in = ObjectStoreProgram.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new FileNotFoundException(RESOURCE + ": the build of testkit puts it there");
            }
            Files.copy(in, folder.resolve(JAR));
        }
        URI endpoint = URI.create("http://127.0.0.1:" + Ports.free());
        Path config = folder.resolve("trial.conf");
        Files.writeString(
                config, settings(endpoint, Login.random("trial"), Files.createTempDirectory(folder, "trial")));
        List<String> command = command(folder, "-XX:ArchiveClassesAtExit=" + folder.resolve(CLASSES), config);
        ServerProcess trial = ServerProcess.start(new Recipe("S3Proxy", folder.resolve("trial.log"), "TERM", command));
        trial.await(() -> ObjectStoreServer.answers(endpoint));
        trial.stop();
    }
}
