package io.ghasi.delivery.acceptance.chaos;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Neighbourhood;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Revokes the enrollments of learners who have started and gone for a coffee, one by one, all through the storm. */
final class Registrar implements Runnable {
    private static final long MOST_MILLIS = 2_000;

    private final Neighbourhood neighbours;
    private final Ledger ledger;
    private final SplittableRandom chance;
    private final List<Place> places = new ArrayList<>();
    private volatile boolean tired;

    Registrar(Neighbourhood neighbours, Ledger ledger, SplittableRandom chance) {
        this.neighbours = neighbours;
        this.ledger = ledger;
        this.chance = chance;
    }

    /** A session, and what it stands on. */
    record Place(String session, EnrollmentId enrollment, Learner learner, CourseVersionId course) {}

    void add(Place place) {
        places.add(place);
    }

    @Override
    public void run() {
        try {
            for (Place place : places) {
                if (tired) {
                    return;
                }
                neighbours.enrollment(place.enrollment(), place.learner(), place.course(), "revoked");
                ledger.revoked(place.session(), place.enrollment());
                Thread.sleep(chance.nextLong(MOST_MILLIS));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() {
        tired = true;
    }
}
