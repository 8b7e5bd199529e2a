package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.sequencing.Sequencer.Outcome;

/** What a learner could ask for now, and what a table of contents shows. All of it is looked at on one copy on which the current activity has ended. */
public final class Offers {
    private final SequencingState state;
    private final Navigation navigation;
    private final Sequencer after;
    /** What rules make of the end: idle where they leave room for what was asked. */
    private final Outcome demanded;

    Offers(SequencingState state, Navigation navigation, Sequencer after, Outcome demanded) {
        this.state = state;
        this.navigation = navigation;
        this.after = after;
        this.demanded = demanded;
    }

    /** Whether choosing {@code target} would be granted. */
    public boolean isChoosable(Activity target) {
        if (navigation.process(new NavigationRequest.Choice(target.id())) instanceof Navigation.Outcome.Invalid) {
            return false;
        }
        return demanded instanceof Outcome.Idle
                ? after.choiceRefusal(target) == null
                : demanded instanceof Outcome.Delivered;
    }

    /** Whether a table of contents shows {@code target}, be it choosable or not. */
    public boolean isShown(Activity target) {
        return target.visible() && after.hidden(target) == null;
    }

    /** Whether there is something to go on to, in principle: what comes of it, only asking shows. */
    public boolean isFlowing() {
        Activity current = state.current();
        Activity parent = current == null ? null : state.tree().parent(current);
        return parent != null && parent.sequencing().control().flow();
    }
}
