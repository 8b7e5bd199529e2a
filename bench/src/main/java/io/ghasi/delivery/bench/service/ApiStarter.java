package io.ghasi.delivery.bench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Starts the api, one way or another. */
interface ApiStarter {
    /**
     * Starts it and waits until it is ready.
     *
     * @param home for its log
     * @param environment without ports
     */
    RunningApi start(Path home, Map<String, String> environment) throws IOException, InterruptedException;
}
