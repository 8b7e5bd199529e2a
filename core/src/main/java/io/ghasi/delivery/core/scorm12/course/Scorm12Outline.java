package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseOutline.ActivityView;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.CourseOutline.ValidNavigation;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.scorm.course.Places;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a player shows of an attempt. What can be had is what is granted once that is left which is in front of the learner. */
final class Scorm12Outline {
    private final Places places;
    private final Play play;
    private final Standings standings;
    private final Ways ways;
    private final Journey at;

    Scorm12Outline(Places places, Play play, Journey at) {
        this.places = places;
        this.play = play;
        this.standings = play.standings();
        this.ways = new Ways(play.tree(), play.left(Leaving.LEFT).standings());
        this.at = at;
    }

    CourseOutline outline() {
        List<ActivityView> activities =
                play.tree().all().stream().map(this::view).toList();
        return places.outline(
                at,
                new Sequenced(activities, delivered()),
                valid(),
                lesson -> availability(play.tree().find(lesson.id())));
    }

    private Availability availability(@Nullable Item item) {
        return ways.to(item).availability();
    }

    private ActivityView view(Item item) {
        Item parent = play.tree().parent(item);
        return new ActivityView(
                item.id(),
                parent == null ? null : parent.id(),
                item.title(),
                item.visible(),
                availability(item).isAvailable(),
                standings.of(item).result());
    }

    private @Nullable Delivered delivered() {
        ItemRecord last = play.delivered();
        return last == null ? null : new Delivered(play.tree().get(last.item()).id(), last.visit(), List.of());
    }

    private ValidNavigation valid() {
        Availability always = Availability.available();
        return new ValidNavigation(
                ways.next(play.item()).availability(),
                ways.previous(play.item()).availability(),
                always,
                always,
                always);
    }
}
