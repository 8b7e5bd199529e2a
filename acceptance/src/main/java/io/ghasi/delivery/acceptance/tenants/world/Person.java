package io.ghasi.delivery.acceptance.tenants.world;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.core.ids.IdSource;
import io.ghasi.delivery.core.ids.UserId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A learner, and a member of staff who looks after this learner alone, so that nobody else asks as them. Both tenants know both, under
 * the same ids.
 *
 * @param number from 0
 * @param home the device that the learner mostly uses; {@code away} is their other one
 */
public record Person(
        int number, UserId user, UserId staff, DeviceId home, DeviceId away, Map<Ticket, EnrollmentId> enrollments) {
    static Person create(int number, IdSource ids) {
        Map<Ticket, EnrollmentId> enrollments = new EnumMap<>(Ticket.class);
        for (Ticket ticket : Ticket.values()) {
            enrollments.put(ticket, new EnrollmentId(ids.next()));
        }
        return new Person(
                number,
                new UserId(ids.next()),
                new UserId(ids.next()),
                new DeviceId(ids.next()),
                new DeviceId(ids.next()),
                enrollments);
    }

    public EnrollmentId enrollment(Ticket ticket) {
        return Objects.requireNonNull(enrollments.get(ticket));
    }

    /** Whether this learner has passed the gates of {@code side}: who has in one tenant, has not in the other. */
    public boolean hasPassed(Side side) {
        return (number % 2 == 0) == (side == Side.AMBER);
    }
}
