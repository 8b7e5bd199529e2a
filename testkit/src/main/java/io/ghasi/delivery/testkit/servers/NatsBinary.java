package io.ghasi.delivery.testkit.servers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** nats-server: the one on PATH, where it is new enough, else Debian's. */
final class NatsBinary {
    private static final DebianPackage PACKAGE = new DebianPackage("trixie", "nats-server", "2.10.27");
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\.\\d+\\S*");
    // Before 2.10 there is no sync_interval "always", no consumer with several filters: settings it drops without a
    // word.
    private static final int OLDEST_MINOR = 10;

    private NatsBinary() {}

    /** How to start it, with whatever arguments follow. Says once a process which one it is. */
    static List<String> command() throws IOException, InterruptedException {
        return new ArrayList<>(Found.COMMAND.isEmpty() ? PACKAGE.command("usr/sbin/nats-server") : Found.COMMAND);
    }

    private static final class Found {
        static final List<String> COMMAND = onPath().map(List::of).orElse(List.of());
    }

    private static Optional<String> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "nats-server"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .filter(NatsBinary::isNewEnough)
                .findFirst();
    }

    private static boolean isNewEnough(String program) {
        String version = version(program);
        boolean good = isNewEnoughVersion(version);
        System.err.println((good ? "using " : "too old: ") + program + " " + version.strip());
        return good;
    }

    /** Whether {@code version}, what {@code --version} printed, is 2.10 or later. */
    static boolean isNewEnoughVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.find()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        return major > 2 || (major == 2 && Integer.parseInt(matcher.group(2)) >= OLDEST_MINOR);
    }

    private static String version(String program) {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
