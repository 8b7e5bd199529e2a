package io.ghasi.delivery.sandbox;

import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.MonotonicUlids;
import io.ghasi.delivery.sandbox.assessment.AssessmentService;
import io.ghasi.delivery.sandbox.assessment.GateResultTable;
import io.ghasi.delivery.sandbox.content.ContentService;
import io.ghasi.delivery.sandbox.content.ImportService;
import io.ghasi.delivery.sandbox.content.PackageImporter;
import io.ghasi.delivery.sandbox.content.PackageIntake;
import io.ghasi.delivery.sandbox.content.PackageTable;
import io.ghasi.delivery.sandbox.content.Uploads;
import io.ghasi.delivery.sandbox.content.store.PackageFiles;
import io.ghasi.delivery.sandbox.content.store.S3PackageFiles;
import io.ghasi.delivery.sandbox.database.SandboxDatabase;
import io.ghasi.delivery.sandbox.enrollment.EnrollmentService;
import io.ghasi.delivery.sandbox.enrollment.EnrollmentTable;
import io.ghasi.delivery.sandbox.events.EventLog;
import io.ghasi.delivery.sandbox.events.EventPublisher;
import io.ghasi.delivery.sandbox.http.HttpService;
import io.ghasi.delivery.sandbox.http.Route;
import io.ghasi.delivery.sandbox.identity.IdentityService;
import io.ghasi.delivery.sandbox.identity.KeyRing;
import io.ghasi.delivery.sandbox.tenants.TenantService;
import io.ghasi.delivery.sandbox.tenants.TenantTable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * identity-, tenant-, enrollment-, content- and assessment-service on one address, as {@code contracts/openapi/neighbours.yaml}
 * describes them. What they know is in their database and their bucket: started again on the same, they know it still.
 */
public final class SandboxServices implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SandboxServices.class.getName());

    private final HttpService http;
    // the last that was opened first
    private final Deque<AutoCloseable> parts;

    private SandboxServices(HttpService http, Deque<AutoCloseable> parts) {
        this.http = http;
        this.parts = parts;
    }

    /**
     * Starts them; they answer when this returns.
     *
     * @throws IOException where the port is taken
     */
    public static SandboxServices start(SandboxSettings settings) throws IOException {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            SandboxDatabase database = keep(parts, SandboxDatabase.open(settings.database()));
            S3Client objects = keep(parts, settings.objects().connect());
            EventLog events = new EventLog(
                    database,
                    new MonotonicUlids(settings.clock(), new SecureRandom()),
                    settings.clock(),
                    settings.events() != null);
            if (settings.events() != null) {
                // Before anybody can change it.
                tellOfOld(database, events, settings.clock());
                keep(parts, EventPublisher.start(database, events, settings.events()));
            }
            HttpService http =
                    keep(parts, HttpService.start(settings.port(), routes(settings, database, objects, events)));
            return new SandboxServices(http, parts);
        } catch (IOException | RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    private static void tellOfOld(SandboxDatabase database, EventLog events, InstantSource clock) {
        new TenantTable(database, events).tellOfOld();
        new PackageTable(database, events).tellOfOld();
        new EnrollmentTable(database, events).tellOfOld();
        new GateResultTable(database, events, new MonotonicUlids(clock, new SecureRandom())).tellOfOld();
    }

    private static List<Route> routes(
            SandboxSettings settings, SandboxDatabase database, S3Client objects, EventLog events) throws IOException {
        InstantSource clock = settings.clock();
        IdSource ids = new MonotonicUlids(clock, new SecureRandom());
        PackageFiles files = new S3PackageFiles(objects, settings.objects().bucket());
        TenantTable tenants = new TenantTable(database, events);
        EnrollmentTable enrollments = new EnrollmentTable(database, events);
        PackageTable packages = new PackageTable(database, events);
        PackageImporter importer = new PackageImporter(files, ids, settings.limits());
        PackageIntake intake = new PackageIntake(importer, files, packages, enrollments, events, ids);
        Uploads uploads = Uploads.in(settings.uploads(), settings.limits().packageBytes());
        KeyRing keys = KeyRing.open(database, clock);
        return Stream.of(
                        new IdentityService(keys, settings.issuer(), settings.audience(), clock).routes(),
                        new TenantService(tenants).routes(),
                        new EnrollmentService(enrollments).routes(),
                        new ContentService(packages, files).routes(),
                        new ImportService(tenants, uploads, intake).routes(),
                        new AssessmentService(new GateResultTable(database, events, ids), clock).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static <T extends AutoCloseable> T keep(Deque<AutoCloseable> parts, T part) {
        parts.push(part);
        return part;
    }

    /** Where all of them are. */
    public URI uri() {
        return http.uri();
    }

    @Override
    public void close() {
        close(parts);
    }

    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "a part of the sandbox did not close", e);
            }
        }
    }
}
