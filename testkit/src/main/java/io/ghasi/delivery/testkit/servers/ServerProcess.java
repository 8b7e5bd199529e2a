package io.ghasi.delivery.testkit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server that this process started and that does not outlive it, however it ends: a shell between the two waits on a pipe
 * that closes with us, and then stops the server by its process id.
 */
final class ServerProcess {
    // A server that ends is noticed at once; one that is slow has a slow machine.
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String KEEPER = """
            signal=$1
            shift
            exec 3<&0
            "$@" 3<&- </dev/null >&2 &
            server=$!
            echo $server
            exec >/dev/null
            ( read -r line <&3; kill -$signal $server ) &
            watcher=$!
            exec 3<&-
            wait $server
            status=$?
            kill $watcher
            exit $status
            """;

    private final Recipe recipe;
    private final Process keeper;
    private final long pid;

    private ServerProcess(Recipe recipe, Process keeper, long pid) {
        this.recipe = recipe;
        this.keeper = keeper;
        this.pid = pid;
    }

    /**
     * What to start, and how to end it.
     *
     * @param environment besides our own
     * @param signal asks the server to end quickly and cleanly, such as {@code INT}. A shell starts what runs in the background
     *     with {@code INT} ignored, and a JVM keeps it so: Java servers need {@code TERM}
     */
    record Recipe(String name, Path log, String signal, Map<String, String> environment, List<String> command) {
        Recipe(String name, Path log, String signal, List<String> command) {
            this(name, log, signal, Map.of(), command);
        }
    }

    static ServerProcess start(Recipe recipe) throws IOException {
        List<String> kept = new ArrayList<>(List.of("sh", "-c", KEEPER, recipe.name(), recipe.signal()));
        kept.addAll(recipe.command());
        ProcessBuilder builder = new ProcessBuilder(kept)
                .redirectError(Redirect.appendTo(recipe.log().toFile()));
        // What a developer's shell says of ours is not said to those that are started here.
        builder.environment().keySet().removeIf(name -> name.startsWith("DELIVERY_"));
        builder.environment().put("TZ", "UTC");
        builder.environment().putAll(recipe.environment());
        Process keeper = builder.start();
        String pid = keeper.inputReader().readLine();
        if (pid == null) {
            throw new IOException(recipe.name() + " did not start; its log is " + recipe.log());
        }
        return new ServerProcess(recipe, keeper, Long.parseLong(pid.strip()));
    }

    /** Whether something holds; asked again until it does. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits until {@code ready} holds; a server that ended or stays silent is an error that shows the end of its log. */
    void await(Condition ready) throws IOException, InterruptedException {
        if (!holdsWithin(PATIENCE, ready)) {
            throw new IOException(recipe.name() + " did not become ready:\n" + tail());
        }
    }

    /** Whether {@code condition} comes to hold within {@code patience}, while the server lives. */
    @SuppressWarnings("BusyWait")
    boolean holdsWithin(Duration patience, Condition condition) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!isTrue(condition)) {
            if (keeper.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    // A server that is not up yet refuses in many ways; the last word is the log's.
    private static boolean isTrue(Condition ready) {
        try {
            return ready.holds();
        } catch (Exception _) {
            return false;
        }
    }

    long pid() {
        return pid;
    }

    /** Sends {@code signal}, such as {@code INT}, to the server itself. */
    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops all its threads; returns when the last of them stands still, which a busy machine may take a while for. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
        await(this::isStill);
    }

    private boolean isStill() throws IOException {
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (Files.notExists(threads)) {
            return true;
        }
        try (Stream<Path> all = Files.list(threads)) {
            return all.allMatch(ServerProcess::isStopped);
        }
    }

    // The state stands after the name, which is in brackets and may hold anything.
    private static boolean isStopped(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) == 'T';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the server to end, and ends it the hard way where it does not. */
    void stop() {
        signal("CONT");
        signal(recipe.signal());
        try {
            if (!keeper.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                signal("KILL");
                keeper.waitFor();
            }
        } catch (InterruptedException e) {
            signal("KILL");
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server and all that it started, as a power cut would; returns when the last of them is gone. */
    void killAll() {
        // Stopped first: it starts nothing more while its children are counted.
        signal("STOP");
        List<ProcessHandle> all = ProcessHandle.of(pid).stream()
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    private String tail() throws IOException {
        List<String> lines = Files.readAllLines(recipe.log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
