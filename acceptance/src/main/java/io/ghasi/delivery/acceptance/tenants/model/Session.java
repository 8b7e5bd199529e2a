package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.request.SessionFilter;
import io.ghasi.delivery.acceptance.tenants.world.CourseName;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Place;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.acceptance.tenants.world.TwinCourse;
import io.ghasi.delivery.acceptance.tenants.world.Walk;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.session.State;
import java.util.ArrayList;
import java.util.List;

/**
 * A session as the model knows it.
 *
 * @param visited bit n stands for lesson n
 * @param events names, in order
 */
public record Session(
        String id,
        Side side,
        Person person,
        Ticket ticket,
        CourseName course,
        int attempt,
        DeviceId device,
        State state,
        int version,
        long lamport,
        Place at,
        int visited,
        List<String> events,
        Told told) {
    /** One that has just begun. */
    static Session started(
            String id, Side side, Person person, Ticket ticket, CourseName course, int attempt, DeviceId device) {
        return new Session(
                id,
                side,
                person,
                ticket,
                course,
                attempt,
                device,
                State.ACTIVE,
                1,
                1,
                Place.FIRST,
                1,
                List.of("started"),
                Told.NOTHING);
    }

    /** The same, under another id. */
    Session called(String other) {
        return new Session(
                other, side, person, ticket, course, attempt, device, state, version, lamport, at, visited, events,
                told);
    }

    Session movedTo(Place place) {
        return new Session(
                id,
                side,
                person,
                ticket,
                course,
                attempt,
                device,
                state,
                version + 1,
                lamport + 1,
                place,
                visited | (1 << place.lesson()),
                and("navigated"),
                told.moved());
    }

    Session paused() {
        return turned(State.PAUSED, device, "paused", told.active());
    }

    Session resumedOn(DeviceId to) {
        return turned(State.ACTIVE, to, "resumed", told.active());
    }

    Session completed() {
        return turned(State.COMPLETED, device, "completed", told.ended());
    }

    Session abandoned() {
        return turned(State.ABANDONED, device, "abandoned", told.ended());
    }

    private Session turned(State to, DeviceId on, String event, Told then) {
        return new Session(
                id, side, person, ticket, course, attempt, on, to, version + 1, lamport, at, visited, and(event), then);
    }

    /** The same, known better. */
    Session knowing(Told more) {
        return new Session(
                id, side, person, ticket, course, attempt, device, state, version, lamport, at, visited, events, more);
    }

    private List<String> and(String event) {
        List<String> more = new ArrayList<>(events);
        more.add(event);
        return List.copyOf(more);
    }

    public boolean isActive() {
        return state == State.ACTIVE;
    }

    public boolean hasEnded() {
        return state != State.ACTIVE && state != State.PAUSED;
    }

    /** Whether it could be completed now. */
    public boolean isComplete() {
        return isActive() && walk().isComplete();
    }

    /** The course as this session's tenant has it. */
    public TwinCourse twin() {
        return new TwinCourse(course, side);
    }

    /** How the course can be walked from here. */
    public Walk walk() {
        return new Walk(twin(), at.lesson(), visited, person.hasPassed(side));
    }

    boolean isOf(Side asking, Role role) {
        return side == asking && role == Role.LEARNER;
    }

    boolean matches(SessionFilter filter, World world) {
        return (filter.state() == null || filter.state() == state)
                && (filter.enrollment() == null || filter.enrollment().equals(person.enrollment(ticket)))
                && (filter.course() == null
                        || filter.course().equals(world.edition(course, side).version()));
    }
}
