package io.ghasi.delivery.bench.load;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * The load generator's process: reads a phase a line, plays it, writes its result as a line of JSON, until its input ends. Arguments:
 * the service's base URL and a file of targets.
 */
public final class LoadProcess {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI service;
    private final Path targets;
    private final IdSource keys = new MonotonicUlids(InstantSource.system(), new Random());

    private LoadProcess(URI service, Path targets) {
        this.service = service;
        this.targets = targets;
    }

    /** Runs until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        LoadProcess process = new LoadProcess(URI.create(arguments[0]), Path.of(arguments[1]));
        try (BufferedReader phases = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = phases.readLine(); line != null; line = phases.readLine()) {
                System.out.println(JSON.writeValueAsString(process.play(Phase.parse(line))));
                System.out.flush();
            }
        }
    }

    // Tokens are short-lived: the file is read anew for each phase.
    private PhaseResult play(Phase phase) throws IOException {
        String host = service.getHost() + ":" + service.getPort();
        List<Requests> requests;
        try (var lines = Files.lines(targets)) {
            requests = lines.map(line -> Requests.of(phase.kind(), Target.parse(line), host))
                    .toList();
        }
        return play(phase, new InetSocketAddress(service.getHost(), service.getPort()), requests, keys);
    }

    static PhaseResult play(Phase phase, InetSocketAddress server, List<Requests> requests, IdSource keys)
            throws IOException {
        try (EventLoop loop = new EventLoop(phase, server, requests, keys)) {
            return loop.run();
        }
    }
}
