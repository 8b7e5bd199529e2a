package io.ghasi.delivery.sandbox.run;

import io.ghasi.delivery.sandbox.SandboxServices;
import io.ghasi.delivery.sandbox.control.SandboxClient;
import io.ghasi.delivery.testkit.servers.AotCache;
import io.ghasi.delivery.testkit.servers.ApiServer;
import io.ghasi.delivery.testkit.servers.Ports;
import io.ghasi.delivery.testkit.servers.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts everything, says where it is, and waits until it is told to end. */
public final class Run {
    private static final int API_PORT = 8080;
    private static final int METRICS_PORT = 9090;

    private final Home home;
    private final Options options;
    private final Stack stack = new Stack();

    private Run(Home home, Options options) {
        this.home = home;
        this.options = options;
    }

    /** {@code arguments} are those of {@code ./delivery run}. Returns when everything has ended. */
    public static void main(String... arguments) throws Exception {
        Home home = Home.ofCheckout();
        Options options = Options.read(arguments);
        if (home.lock() == null) {
            throw new IOException("the sandbox runs already in " + home.folder() + "; end it with ./delivery stop");
        }
        new Run(home, options).run();
    }

    private void run() throws Exception {
        Files.deleteIfExists(home.ready());
        Files.writeString(home.pid(), Long.toString(ProcessHandle.current().pid()));
        CountDownLatch ended = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            awaitQuietly(ended);
        }));
        try {
            up();
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            System.out.println("ending");
        } finally {
            Files.deleteIfExists(home.ready());
            stack.close();
            Files.deleteIfExists(home.relayEnvironment());
            Files.deleteIfExists(home.operator());
            Files.deleteIfExists(home.pid());
            ended.countDown();
        }
    }

    private void up() throws Exception {
        long began = System.nanoTime();
        if (options.fresh()) {
            home.wipe();
        }
        Backend backend = stack.push(Backend.start(home.data()));
        SandboxServices services = stack.push(backend.services());
        SandboxClient sandbox = stack.push(new SandboxClient(services.uri()));
        Demo demo = Demo.prepare(home.data(), home.demoCourse(), sandbox);
        ApiServer api = stack.push(api(ApiEnvironment.of(backend, services.uri()), demo, sandbox));
        Worker relay = stack.push(worker("delivery-outbox-relay", home.relayJar(), RelayEnvironment.of(backend)));
        Map<String, String> environment = ProjectorEnvironment.of(backend, services.uri());
        Worker projector = stack.push(worker("delivery-event-projector", home.projectorJar(), environment));
        relay.awaitReady();
        projector.awaitReady();
        EnvironmentFile.write(home.operator(), environment);
        EnvironmentFile.write(home.relayEnvironment(), RelayEnvironment.of(backend));
        Notice notice = new Notice(api, relay, projector, services.uri(), backend, demo, Demo.token(sandbox));
        notice.print(System.nanoTime() - began);
        if (options.envFile() != null) {
            notice.write(options.envFile());
        }
        Files.writeString(home.ready(), services.uri().toString());
    }

    private Worker worker(String name, Path jar, Map<String, String> environment) throws IOException {
        return Worker.begin(new Worker.Launch(name, jar, home.folder(), Ports.free(), environment));
    }

    private ApiServer api(Map<String, String> environment, Demo demo, SandboxClient sandbox) throws Exception {
        ApiServer.Launch launch = new ApiServer.Launch(
                home.apiJar(), home.folder(), portNear(API_PORT), portNear(METRICS_PORT), environment, List.of());
        AotCache cache = AotCache.of(home.apiJar(), home.aotCaches());
        if (!cache.isTrained()) {
            train(cache, launch, Training.of(demo, sandbox, Training.USUAL));
        }
        return ApiServer.start(cache.isTrained() ? launch.with(cache.flag()) : launch);
    }

    // Without its cache the api starts slower, and that is all.
    private static void train(AotCache cache, ApiServer.Launch launch, Training training) throws InterruptedException {
        System.out.println("training the api's start-up cache, once for this build");
        try {
            cache.train(launch, training);
        } catch (IOException e) {
            System.out.println("it could not be trained: " + e.getMessage());
        }
    }

    private static int portNear(int wish) throws IOException {
        return Ports.isFree(wish) ? wish : Ports.free();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
