package io.ghasi.delivery.acceptance.school;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.world.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A tenant of one's own, with courses and whoever learns there. */
public final class School {
    /** Where the deployments of tests are, and their tenants at home. */
    public static final String REGION = "eu";

    /** The only origin whose pages may call. */
    public static final String ORIGIN = "https://learn.example";

    private final Deployment world;
    private final TenantId tenant;
    private final Map<Course, CourseVersionId> courses = new ConcurrentHashMap<>();

    private School(Deployment world, TenantId tenant) {
        this.world = world;
        this.tenant = tenant;
    }

    /** A new one. */
    public static School open(Deployment world) {
        TenantId tenant = new TenantId(world.ids().next());
        world.neighbours().tenant(tenant, REGION, ORIGIN);
        return new School(world, tenant);
    }

    public Deployment world() {
        return world;
    }

    public TenantId tenant() {
        return tenant;
    }

    /** Somebody new at a new device. */
    public Learner learner() {
        return new Learner(
                tenant, new UserId(world.ids().next()), new DeviceId(world.ids().next()));
    }

    /** The version of {@code course} that this school has. */
    public CourseVersionId course(Course course) {
        return courses.computeIfAbsent(course, this::imported);
    }

    private CourseVersionId imported(Course course) {
        try {
            Path zip = course.zip();
            try {
                return world.neighbours().course(tenant, zip).course();
            } finally {
                Files.delete(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody new who is enrolled in {@code course}, as often as they like. */
    public Seat seat(Course course) {
        return seat(course, null);
    }

    /** Somebody new who is enrolled in {@code course} for {@code attempts}. */
    public Seat seat(Course course, @Nullable Integer attempts) {
        return seat(course, learner(), attempts);
    }

    /** {@code learner}, enrolled anew in {@code course}. */
    public Seat seat(Course course, Learner learner, @Nullable Integer attempts) {
        EnrollmentId enrollment = new EnrollmentId(world.ids().next());
        world.neighbours().enrollment(enrollment, learner, course(course), "active", attempts);
        return new Seat(world, world.player(learner, Player.LEARNER_SCOPE), enrollment, course(course));
    }
}
