package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseTree;
import io.ghasi.delivery.core.course.Cursor;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Memory;
import io.ghasi.delivery.core.course.NavigationRequest;
import io.ghasi.delivery.core.course.NavigationRequest.Abandon;
import io.ghasi.delivery.core.course.NavigationRequest.Branch;
import io.ghasi.delivery.core.course.NavigationRequest.Exit;
import io.ghasi.delivery.core.course.NavigationRequest.Jump;
import io.ghasi.delivery.core.course.NavigationRequest.Next;
import io.ghasi.delivery.core.course.NavigationRequest.Previous;
import io.ghasi.delivery.core.course.NavigationRequest.Suspend;
import io.ghasi.delivery.core.course.NavigationType;
import io.ghasi.delivery.core.course.Opening;
import io.ghasi.delivery.core.course.Route;
import io.ghasi.delivery.core.course.RuntimeAnswer;
import io.ghasi.delivery.core.course.RuntimeBatch;
import io.ghasi.delivery.core.course.RuntimeCourse;
import io.ghasi.delivery.core.scorm.course.Places;
import io.ghasi.delivery.core.scorm.course.Turns;
import io.ghasi.delivery.core.scorm12.course.Ways.Way;

/** A SCORM 1.2 course: items in their order, barred by their prerequisites; content speaks through the run-time API. */
public final class Scorm12Course implements RuntimeCourse {
    private final CourseTree lessons;
    private final Places places;
    private final Plays plays;
    private final ItemTree tree;

    /** One whose items are {@code tree}, and whose lessons those of them that launch something. */
    public Scorm12Course(CourseTree lessons, ItemTree tree) {
        this.lessons = lessons;
        this.places = new Places(lessons);
        this.tree = tree;
        this.plays = new Plays(tree, places);
    }

    @Override
    public CourseTree tree() {
        return lessons;
    }

    @Override
    public Cursor start() {
        return places.first();
    }

    @Override
    public Opening open(Memory before) {
        Play play = plays.opened((Scorm12Memory) before);
        return ways(play).begin() instanceof Way.To(Item item)
                ? new Opening(cursor(item, start()), play.entered(item).change())
                : new Opening(start(), play.change());
    }

    private Ways ways(Play play) {
        return new Ways(tree, play.standings());
    }

    private Cursor cursor(Item item, Cursor otherwise) {
        Cursor cursor = places.of(item.id());
        return cursor == null ? otherwise : cursor;
    }

    @Override
    public Route resume(Journey at) {
        Play play = plays.play(at);
        // What is delivered may still be told of what was said before: a window that is opened anew is the next visit
        // when it speaks.
        boolean returns = play.attempt().suspended();
        return returns && ways(play).to(play.item()) instanceof Way.To to
                ? entered(play, to, NavigationType.JUMP, at)
                : new Route.Waits(play.suspended(false).change());
    }

    @Override
    public Route route(NavigationRequest request, Journey at) {
        Play play = plays.play(at);
        Play left = play.left(leaving(request));
        return switch (request) {
            case Next() -> entered(left, ways(left).next(left.item()), NavigationType.NEXT, at);
            case Previous() -> entered(left, ways(left).previous(left.item()), NavigationType.PREVIOUS, at);
            case Jump(String item, String _) -> entered(left, ways(left).to(tree.find(item)), NavigationType.JUMP, at);
            case Branch _ -> new Route.Blocked(new Barrier.NotSupported());
            case Exit() -> new Route.Ends(left.standings().course().result(), left.change());
            case Suspend() -> new Route.Pauses(left.change());
            case Abandon() -> new Route.GivesUp(left.change());
        };
    }

    private static Leaving leaving(NavigationRequest request) {
        return switch (request) {
            case Suspend() -> Leaving.SUSPENDED;
            case Abandon() -> Leaving.GIVEN_UP;
            case Next _, Previous _, Jump _, Branch _, Exit _ -> Leaving.LEFT;
        };
    }

    // Whoever is refused stays where they are: nothing of it is kept.
    private Route entered(Play left, Way way, NavigationType type, Journey at) {
        return switch (way) {
            case Way.Barred(Barrier why) -> new Route.Blocked(why);
            case Way.To(Item item) ->
                new Route.To(cursor(item, at.cursor()), type, left.entered(item).change());
        };
    }

    @Override
    public RuntimeAnswer answer(RuntimeBatch batch, Journey at) {
        Item item = tree.find(batch.activity());
        ItemRecord record = item == null ? null : ((Scorm12Memory) at.memory()).item(item.number());
        return item == null || record == null
                ? new RuntimeAnswer.NotDelivered()
                : Turns.answer(batch, record.last(), new Conversation(item, record, () -> plays.play(at)));
    }

    @Override
    public CourseOutline outline(Journey at) {
        return new Scorm12Outline(places, plays.play(at), at).outline();
    }
}
