package io.ghasi.delivery.bench.world;

import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learners and their sessions: every learner takes each of the {@link #COURSES}, on one device. However many sessions there are, the
 * same number of learners play; they lie scattered among the others.
 *
 * @param sessions in the table
 */
public record Population(int sessions) {
    public static final int TENANTS = 10;
    public static final int COURSES = 4;
    /** Learners who play during the run. */
    public static final int PLAYING = 2_560;

    /** As many sessions as are played. */
    public static final Population SMALLEST = new Population(PLAYING * COURSES);

    public Population {
        if (sessions < PLAYING * COURSES || sessions % COURSES != 0) {
            throw new IllegalArgumentException(
                    "at least " + PLAYING * COURSES + " sessions, a multiple of " + COURSES + ", not " + sessions);
        }
    }

    /** A session that is played, and whose it is. */
    public record Played(TenantId tenant, UserId user, DeviceId device, SessionId session) {}

    /** All learners. */
    public int users() {
        return sessions / COURSES;
    }

    /** From one learner who plays to the next. It has no factor in common with {@link #TENANTS}, so that all tenants play. */
    public int stride() {
        int stride = users() / PLAYING;
        while (stride % 2 == 0 || stride % 5 == 0) {
            stride--;
        }
        return stride;
    }

    /** The sessions that are played, each learner's far from each other. */
    public Stream<Played> played() {
        return IntStream.range(0, PLAYING * COURSES).mapToObj(i -> played(i / PLAYING, stride() * (i % PLAYING)));
    }

    /** A session of a course of its own for each learner who plays, numbered after all others. */
    public Stream<Played> speaking() {
        return IntStream.range(0, PLAYING).mapToObj(i -> played(COURSES, stride() * i));
    }

    /** Session {@code n} of nobody else, with a learner and an enrollment of that number; n counts from 0. */
    public Played another(int n) {
        return played(COURSES + 1, users() + n * TENANTS);
    }

    private Played played(int course, int user) {
        return new Played(
                new TenantId(Numbered.TENANT.id(user % TENANTS)),
                new UserId(Numbered.USER.id(user)),
                new DeviceId(Numbered.DEVICE.id(user)),
                new SessionId(Numbered.SESSION.id(course * users() + user)));
    }
}
