package io.ghasi.delivery.acceptance.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghasi.delivery.core.ids.CourseVersionId;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.core.ids.EnrollmentId;
import io.ghasi.delivery.journey.client.Call;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import io.ghasi.delivery.journey.client.Reply;
import io.ghasi.delivery.journey.world.Deployment;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Somebody who is enrolled in a course, in front of a player. */
public record Seat(Deployment world, Player player, EnrollmentId enrollment, CourseVersionId course) {
    public Learner learner() {
        return player.learner();
    }

    /** Sends {@code call}, signed, with a fresh key where it writes. */
    public Reply ask(Call call) throws IOException, InterruptedException {
        return player.ask(call);
    }

    /** Starts, and expects that it works. */
    public Reply start() throws IOException, InterruptedException {
        Reply reply = ask(Player.start(enrollment, course));
        assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
        return reply;
    }

    /** The id of a session that was started just now. */
    public String session() throws IOException, InterruptedException {
        return start().data().required("id").stringValue();
    }

    /** Sends {@code call} and expects that it works. */
    public Reply done(Call call) throws IOException, InterruptedException {
        Reply reply = ask(call);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        return reply;
    }

    /** Sends {@code call} and expects to be told {@code status} and {@code code}. */
    public Reply refused(Call call, int status, String code) throws IOException, InterruptedException {
        Reply reply = ask(call);
        assertThat(reply.status() + " " + reply.code()).as(reply.toString()).isEqualTo(status + " " + code);
        return reply;
    }

    /** Sends {@code call} as it is. */
    public Reply send(Call call) throws IOException, InterruptedException {
        return player.send(call);
    }

    /** All that this tenant's rows come to: two equal ones mean that nothing was written. */
    public List<String> rows() throws SQLException {
        return Stored.everything(world, learner().tenant());
    }

    /** Passes {@code gate}. */
    public void pass(String gate) {
        world.neighbours().gate(enrollment, learner(), gate, true);
    }

    /** Says what the enrollment is from now on. */
    public void enrollment(String state) {
        world.neighbours().enrollment(enrollment, learner(), course, state);
    }

    /** The same person in front of a new device. */
    public Seat atAnotherDevice() {
        return as(learner().at(new DeviceId(world.ids().next())), Player.LEARNER_SCOPE);
    }

    /** The same enrollment, asked for by {@code learner} with {@code scope}. */
    public Seat as(Learner learner, String scope) {
        return new Seat(world, world.player(learner, scope), enrollment, course);
    }
}
