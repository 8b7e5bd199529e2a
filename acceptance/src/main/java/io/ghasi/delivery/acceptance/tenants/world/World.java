package io.ghasi.delivery.acceptance.tenants.world;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.PlayPackageId;
import io.ghasi.delivery.core.ids.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What there is, before anybody plays. Immutable. */
public final class World {
    private final Map<Side, TenantId> tenants;
    private final Map<TwinCourse, Edition> editions;
    private final List<Person> people;
    private final Map<EnrollmentId, Enrolled> enrolled = new HashMap<>();

    /** A course as the content service has it. */
    public record Edition(CourseVersionId version, PlayPackageId pack) {}

    /** Whose enrollment one is. */
    public record Enrolled(Person person, Ticket ticket) {}

    World(Map<Side, TenantId> tenants, Map<TwinCourse, Edition> editions, List<Person> people) {
        this.tenants = Map.copyOf(tenants);
        this.editions = Map.copyOf(editions);
        this.people = List.copyOf(people);
        for (Person person : people) {
            person.enrollments().forEach((ticket, id) -> enrolled.put(id, new Enrolled(person, ticket)));
        }
    }

    public TenantId tenant(Side side) {
        return Objects.requireNonNull(tenants.get(side));
    }

    public List<Person> people() {
        return people;
    }

    /** The course of {@code name} that {@code side} has; it must have one. */
    public Edition edition(CourseName name, Side side) {
        return Objects.requireNonNull(editions.get(new TwinCourse(name, side)));
    }

    /** The id under which {@code name} is known, to whichever tenant has it; {@code side}'s own where both have one. */
    public CourseVersionId version(CourseName name, Side side) {
        return edition(name, name.isOn(side) ? side : side.other()).version();
    }

    /** Whose enrollment {@code id} is; null where nobody's. */
    public @Nullable Enrolled enrolled(EnrollmentId id) {
        return enrolled.get(id);
    }
}
