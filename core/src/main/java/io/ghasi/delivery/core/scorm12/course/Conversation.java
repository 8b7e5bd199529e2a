package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeReply;
import io.ghasi.delivery.core.scorm.course.Batches;
import io.ghasi.delivery.core.scorm.course.Replies;
import io.ghasi.delivery.core.scorm.course.Turns;
import io.ghasi.delivery.core.scorm12.Api;
import io.ghasi.delivery.core.scorm12.Exit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One batch of calls. Where the attempt is, is read for the calls alone that must know it: most set what one item has to say. */
final class Conversation implements Turns.Speaking {
    private final Item item;
    private final ItemRecord record;
    private final Supplier<Play> play;

    /** On the last visit of {@code item}, as {@code record} has it. */
    Conversation(Item item, ItemRecord record, Supplier<Play> play) {
        this.item = item;
        this.record = record;
        this.play = play;
    }

    @Override
    public boolean isDelivered() {
        return item.equals(play.get().item());
    }

    @Override
    public RuntimeAnswer goOn(RuntimeBatch batch) {
        return answer(batch, record, null);
    }

    @Override
    public RuntimeAnswer again(RuntimeBatch batch) {
        Play anew = play.get().reentered(item);
        ItemRecord begun = anew.delivered();
        return begun == null ? new RuntimeAnswer.NotDelivered() : answer(batch, begun, anew);
    }

    private RuntimeAnswer answer(RuntimeBatch batch, ItemRecord from, @Nullable Play anew) {
        Speech speech = new Speech(Api.restore(from.said()));
        List<RuntimeReply> replies = Replies.of(batch.calls(), speech::reply);
        if (replies == null) {
            return new RuntimeAnswer.TooLarge();
        }
        ItemRecord now = new ItemRecord(
                item.number(),
                from.visit(),
                from.over() || speech.isOver(),
                speech.api().snapshot(),
                from.batches().and(new Batches.Made(batch.fingerprint(), replies)));
        // What has ended once is decided: content that goes on to speak is told so, and no more comes of it.
        boolean ends = now.over() && !from.over();
        if (anew == null && !ends) {
            return answered(batch, speech, now, new Scorm12Change(null, List.of(now)), null);
        }
        Play said = (anew == null ? play.get() : anew).said(now);
        return ends && speech.api().data().exit() == Exit.LOGOUT
                ? loggedOut(batch, speech, now, said)
                : answered(batch, speech, now, said.change(), null);
    }

    // Out of the course: for good where all is done, or else to come back to the rest.
    private static RuntimeAnswer loggedOut(RuntimeBatch batch, Speech speech, ItemRecord now, Play said) {
        Tally course = said.standings().course();
        Scorm12Change change = said.suspended(!course.isFinished()).change();
        Route route = course.isFinished() ? new Route.Ends(course.result(), change) : new Route.Pauses(change);
        return answered(batch, speech, now, change, route);
    }

    private static RuntimeAnswer answered(
            RuntimeBatch batch, Speech speech, ItemRecord now, Scorm12Change change, @Nullable Route led) {
        return new RuntimeAnswer.Answered(
                now.batches().last().getLast().replies(),
                speech.changed().isEmpty()
                        ? null
                        : Reports.of(batch, speech.changed(), speech.api().data()),
                change,
                now.isClosed(),
                led);
    }
}
