package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import io.ghasi.delivery.testkit.conformance.EmptyPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An api on real servers. Packages go through the sandbox's importer, and learners through its enrollment-service. */
final class HttpStage implements Suite.Stage {
    private static final String REGION = "eu";

    private final Deployment deployment;
    private final Asking.Between between;
    private final CoreStage importer = new CoreStage();
    private final TenantId tenant;
    private final Map<String, Learner> learners = new HashMap<>();

    /** {@code between} happens before every request. */
    HttpStage(Deployment deployment, Asking.Between between) {
        this.deployment = deployment;
        this.between = between;
        this.tenant = new TenantId(deployment.ids().next());
        deployment.neighbours().tenant(tenant, REGION);
    }

    @Override
    public Suite.Seat seat(Path folder, String name) throws IOException {
        Learner learner = learners.computeIfAbsent(name, _ -> somebody());
        CourseVersionId course = EmptyPages.with(
                folder, whole -> deployment.neighbours().course(tenant, whole).course());
        EnrollmentId enrollment = new EnrollmentId(deployment.ids().next());
        deployment.neighbours().enrollment(enrollment, learner, course, "active");
        Player player = deployment.player(learner, Player.LEARNER_SCOPE);
        return new Suite.Seat(
                new CoursePackage(importer.manifest(folder)),
                new HttpSitting(new Asking(player, between), enrollment, course));
    }

    private Learner somebody() {
        return new Learner(
                tenant,
                new UserId(deployment.ids().next()),
                new DeviceId(deployment.ids().next()));
    }
}
