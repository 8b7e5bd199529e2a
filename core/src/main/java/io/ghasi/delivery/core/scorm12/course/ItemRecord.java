package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.course.Turns;
import io.ghasi.delivery.core.scorm.runtime.Api.Stage;
import io.ghasi.delivery.core.scorm12.Api;
import io.ghasi.delivery.core.scorm12.Launch;
import io.ghasi.delivery.core.scorm12.RuntimeData;
import io.ghasi.delivery.core.scorm12.VisitSnapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What content of one item has said.
 *
 * @param item its number
 * @param visit number of its last visit among all of the session; 0 where that was in a session before
 * @param over whether what it said has been taken, or left: nothing that it says from then on is
 * @param said that visit, with all data
 * @param batches of calls that the visit has made
 */
public record ItemRecord(int item, int visit, boolean over, VisitSnapshot said, Batches batches) {
    /** That of visit {@code number} which begins, after the one that {@code before} is of; null where there was none. */
    static ItemRecord begun(int item, int number, Launch launch, @Nullable ItemRecord before) {
        Map<String, String> data = before == null ? Map.of() : before.said.data();
        Batches batches = before == null ? Batches.NONE : before.batches.following(before.visit);
        return new ItemRecord(item, number, false, Api.again(launch, data).snapshot(), batches);
    }

    /** That of a session before, for one that begins. */
    ItemRecord takenOver() {
        return new ItemRecord(item, 0, true, said, Batches.NONE);
    }

    /** The learner leaves; {@code asset} is content that could not have said that it has begun. */
    ItemRecord left(Leaving how, boolean asset) {
        return new ItemRecord(item, visit, true, how == Leaving.GIVEN_UP ? said : decided(how, asset), batches);
    }

    // Content that has ended while its learner asked for something is decided by what they asked for. That it had not
    // ended is still to be seen: what it says later is too late.
    private VisitSnapshot decided(Leaving how, boolean asset) {
        Stage begun = asset || said.stage() != Stage.NOT_INITIALIZED ? Stage.RUNNING : Stage.NOT_INITIALIZED;
        Api api = Api.restore(new VisitSnapshot(begun, said.lastError(), said.data()));
        if (how == Leaving.SUSPENDED) {
            api.suspend();
        } else {
            api.leave();
        }
        return new VisitSnapshot(said.stage(), said.lastError(), api.data().all());
    }

    /** Whether its content has nothing more to say. */
    boolean isClosed() {
        return over || said.stage() == Stage.TERMINATED;
    }

    Standing standing() {
        return Standing.of(RuntimeData.of(said.data()));
    }

    Turns.Last last() {
        return new Turns.Last(visit, over, said.stage(), batches);
    }
}
