package io.ghasi.delivery.bench.service;

import io.ghasi.delivery.bench.floor.FloorRun;
import io.ghasi.delivery.bench.world.Population.Played;
import io.ghasi.delivery.bench.world.TenantCourse;
import io.ghasi.delivery.core.ids.EnrollmentId;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What is measured and all that it stands on: an empty, migrated database and neighbours that know the bench's tenants. */
public interface ServiceUnderTest extends AutoCloseable {
    /** How a request gets to the data, in words. */
    String path();

    /** PostgreSQL itself, as the service's role: where the floors go. */
    FloorRun.Database database();

    /** A connection to the same, past row security. */
    Connection administrator() throws SQLException;

    /** The bench's course, once for each tenant and course number, under the ids that content-service knows. */
    List<TenantCourse> courses();

    /** The SCORM course, once for each tenant; made when it is asked for. */
    List<TenantCourse> scormCourses() throws IOException;

    /** Has {@code played}'s learner be enrolled in {@code course} under {@code enrollment}. */
    void enroll(Played played, EnrollmentId enrollment, TenantCourse course) throws IOException;

    /** A token with which {@code played}'s learner may start, read, navigate and let content speak, for as long as tokens live. */
    String token(Played played) throws IOException;

    /** Starts the service's process and waits until it is ready. */
    RunningApi start(Writes writes) throws IOException, InterruptedException;

    /** How the service makes decisions durable. */
    enum Writes {
        /** All that are waiting in one call: the way it is meant to be. */
        GROUPED,
        /** One call each. */
        ALONE,
        /** Many in one call, and nothing is remembered of them: whoever goes on reads what there is, as after a batch that another process took. */
        FORGOTTEN
    }

    @Override
    void close();
}
