package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.Availability;
import io.ghasi.delivery.core.course.Barrier;
import io.ghasi.delivery.core.course.CourseOutline;
import io.ghasi.delivery.core.course.CourseOutline.ActivityView;
import io.ghasi.delivery.core.course.CourseOutline.Delivered;
import io.ghasi.delivery.core.course.CourseOutline.Sequenced;
import io.ghasi.delivery.core.course.CourseOutline.ValidNavigation;
import io.ghasi.delivery.core.course.Journey;
import io.ghasi.delivery.core.course.Lesson;
import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import io.ghasi.delivery.core.scorm.attempt.CourseAttempt;
import io.ghasi.delivery.core.scorm.attempt.Visit;
import io.ghasi.delivery.core.scorm.sequencing.NavigationRequest;
import io.ghasi.delivery.core.scorm.sequencing.Offers;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a player shows of an attempt. */
final class ScormOutline {
    private static final Availability NOT_OFFERED = new Availability.Unavailable(new Barrier.NotOffered());

    private final Places places;
    private final Play play;
    private final CourseAttempt attempt;
    private final ActivityTree tree;
    private final Offers offers;
    private final Journey at;

    ScormOutline(Places places, Play play, Journey at) {
        this.places = places;
        this.play = play;
        this.attempt = play.attempt();
        this.tree = attempt.state().tree();
        this.offers = attempt.offers();
        this.at = at;
    }

    CourseOutline outline() {
        List<ActivityView> activities = tree.all().stream().map(this::view).toList();
        return places.outline(
                at,
                new Sequenced(activities, delivered()),
                valid(),
                lesson -> when(activities.get(activity(lesson).number()).available()));
    }

    private Activity activity(Lesson lesson) {
        return Objects.requireNonNull(tree.find(lesson.id()), lesson.id());
    }

    private static Availability when(boolean offered) {
        return offered ? Availability.available() : NOT_OFFERED;
    }

    private ValidNavigation valid() {
        Availability exit = when(isGranted(new NavigationRequest.ExitAll()));
        return new ValidNavigation(
                when(offers.isFlowing()),
                when(isGranted(new NavigationRequest.Previous())),
                exit,
                when(isGranted(new NavigationRequest.SuspendAll())),
                exit);
    }

    private boolean isGranted(NavigationRequest request) {
        return !(attempt.tried(request) instanceof Outcome.Refused);
    }

    private ActivityView view(Activity activity) {
        Activity parent = tree.parent(activity);
        return new ActivityView(
                activity.id(),
                parent == null ? null : parent.id(),
                activity.title(),
                offers.isShown(activity),
                offers.isChoosable(activity),
                play.result(activity));
    }

    private @Nullable Delivered delivered() {
        Visit visit = attempt.visit();
        if (visit == null || !attempt.isDelivering()) {
            return null;
        }
        List<String> hidden =
                visit.activity().content().hiddenControls().stream().sorted().toList();
        return new Delivered(visit.activity().id(), visit.number(), hidden);
    }
}
