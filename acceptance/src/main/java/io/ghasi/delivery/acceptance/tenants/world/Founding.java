package io.ghasi.delivery.acceptance.tenants.world;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Neighbourhood;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Makes two tenants whose ids collide wherever they may, and lets the neighbour services know of them. */
public final class Founding {
    private static final String GATE = """
            INSERT INTO delivery.quiz_gates (tenant_id, user_id, enrollment_id, gate_id, passed, scored_at) VALUES (?, ?, ?, ?, ?, now())
            """;

    private static final int AT_ONCE = 8;

    private final Neighbourhood neighbours;
    private final World world;

    private Founding(Neighbourhood neighbours, World world) {
        this.neighbours = neighbours;
        this.world = world;
    }

    /**
     * Two tenants with {@code people} people each.
     *
     * @param administrator writes what the projector would know of gates
     */
    public static World found(
            int people, IdSource ids, Neighbourhood neighbours, TwinContent content, Connection administrator)
            throws SQLException {
        World world = world(people, ids);
        content.publish(world);
        Founding founding = new Founding(neighbours, world);
        for (Side side : Side.values()) {
            neighbours.tenant(world.tenant(side), "eu", side.origin());
            founding.enroll(side);
            founding.project(side, administrator);
        }
        return world;
    }

    static World world(int people, IdSource ids) {
        Map<Side, TenantId> tenants = new EnumMap<>(Side.class);
        Map<TwinCourse, World.Edition> editions = new HashMap<>();
        for (Side side : Side.values()) {
            tenants.put(side, new TenantId(ids.next()));
        }
        for (CourseName name : CourseName.values()) {
            World.Edition edition = new World.Edition(new CourseVersionId(ids.next()), new PlayPackageId(ids.next()));
            for (Side side : Side.values()) {
                if (name.isOn(side)) {
                    editions.put(new TwinCourse(name, side), edition);
                }
            }
        }
        List<Person> all = IntStream.range(0, people)
                .mapToObj(number -> Person.create(number, ids))
                .toList();
        return new World(tenants, editions, all);
    }

    private void enroll(Side side) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            world.people().forEach(person -> all.add(threads.submit(() -> enroll(side, person))));
            all.forEach(Founding::await);
        }
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void enroll(Side side, Person person) {
        Learner learner = new Learner(world.tenant(side), person.user(), person.home());
        for (Ticket ticket : Ticket.values()) {
            Ticket.Terms terms = ticket.on(side);
            if (terms != null) {
                enroll(learner, person, ticket, terms, side);
            }
        }
    }

    private void enroll(Learner learner, Person person, Ticket ticket, Ticket.Terms terms, Side side) {
        neighbours.enrollment(
                person.enrollment(ticket),
                learner,
                world.version(terms.course(), side),
                terms.active() ? "active" : "revoked",
                terms.attempts());
        if (!isProjected(ticket)) {
            neighbours.gate(person.enrollment(ticket), learner, terms.course().gate(), person.hasPassed(side));
        }
    }

    /** Has the fickle enrollment revoked for one tenant, or made active. */
    public static void turnFickle(Neighbourhood neighbours, World world, Person person, Side side, boolean active) {
        Ticket.Terms terms = Objects.requireNonNull(Ticket.FICKLE.on(side));
        neighbours.enrollment(
                person.enrollment(Ticket.FICKLE),
                new Learner(world.tenant(side), person.user(), person.home()),
                world.version(terms.course(), side),
                active ? "active" : "revoked",
                terms.attempts());
    }

    // Of some enrollments the projection knows the result, of the others assessment has to be asked.
    private static boolean isProjected(Ticket ticket) {
        return ticket == Ticket.FIRST || ticket == Ticket.BOUNDED || ticket == Ticket.FICKLE;
    }

    private void project(Side side, Connection administrator) throws SQLException {
        try (PreparedStatement insert = administrator.prepareStatement(GATE)) {
            for (Person person : world.people()) {
                for (Ticket ticket : Ticket.values()) {
                    Ticket.Terms terms = ticket.on(side);
                    if (terms != null && isProjected(ticket)) {
                        insert.setObject(1, world.tenant(side).value());
                        insert.setObject(2, person.user().value());
                        insert.setObject(3, person.enrollment(ticket).value());
                        insert.setString(4, terms.course().gate());
                        insert.setBoolean(5, person.hasPassed(side));
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }
}
