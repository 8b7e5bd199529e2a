package io.ghasi.delivery.core.scorm.sequencing;

import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a learner is in a tree, and what is known of each activity. Mutable, for one thread; {@link #copy} is what to try things on. */
public final class SequencingState {
    private final ActivityTree tree;
    private final List<ActivityState> states;
    private final Map<String, ObjectiveState> globals;
    private @Nullable Activity current;
    private @Nullable Activity suspended;

    private SequencingState(ActivityTree tree, List<ActivityState> states, Map<String, ObjectiveState> globals) {
        this.tree = tree;
        this.states = states;
        this.globals = globals;
    }

    /** Of somebody who has not begun; {@code globals} are the global objectives that are known. */
    public static SequencingState fresh(ActivityTree tree, Map<String, ObjectiveState> globals) {
        List<ActivityState> states = new ArrayList<>();
        for (Activity activity : tree.all()) {
            states.add(new ActivityState(activity.sequencing().objectives().size(), tree.children(activity)));
        }
        return new SequencingState(tree, states, new HashMap<>(globals));
    }

    /**
     * As it was when {@code snapshot} was made.
     *
     * @throws IndexOutOfBoundsException where that was of another tree
     */
    public static SequencingState restore(ActivityTree tree, SequencingSnapshot snapshot) {
        SequencingState state = fresh(tree, snapshot.globals());
        for (ActivitySnapshot activity : snapshot.activities()) {
            activity.restore(state.states.get(activity.number()), tree);
        }
        state.current = snapshot.current() == null ? null : tree.get(snapshot.current());
        state.suspended = snapshot.suspended() == null ? null : tree.get(snapshot.suspended());
        return state;
    }

    /** All of it, to be kept. */
    public SequencingSnapshot snapshot() {
        List<ActivitySnapshot> known = tree.all().stream()
                .filter(activity -> !of(activity).isFresh(tree.children(activity)))
                .map(activity -> ActivitySnapshot.of(activity, of(activity)))
                .toList();
        return new SequencingSnapshot(
                current == null ? null : (Integer) current.number(),
                suspended == null ? null : (Integer) suspended.number(),
                known,
                globals);
    }

    /** The same, and what becomes of it is of no account here. */
    public SequencingState copy() {
        List<ActivityState> copies = new ArrayList<>(states.size());
        for (ActivityState state : states) {
            copies.add(state.copy());
        }
        SequencingState copy = new SequencingState(tree, copies, new HashMap<>(globals));
        copy.current = current;
        copy.suspended = suspended;
        return copy;
    }

    public ActivityTree tree() {
        return tree;
    }

    /** The Current Activity; null before the start. */
    public @Nullable Activity current() {
        return current;
    }

    void current(@Nullable Activity now) {
        current = now;
    }

    /** The Suspended Activity; null where nothing can be resumed. */
    public @Nullable Activity suspended() {
        return suspended;
    }

    void suspended(@Nullable Activity now) {
        suspended = now;
    }

    /** Global objectives by their ids, as they are now. */
    public Map<String, ObjectiveState> globals() {
        return Map.copyOf(globals);
    }

    ObjectiveState global(String id) {
        return globals.getOrDefault(id, ObjectiveState.UNKNOWN);
    }

    void global(String id, ObjectiveState now) {
        globals.put(id, now);
    }

    /** Forgets global objectives that are those of one attempt on the root. */
    void endGlobals() {
        if (!tree.objectivesGlobalToSystem()) {
            globals.clear();
        }
    }

    ActivityState of(Activity activity) {
        return states.get(activity.number());
    }

    boolean isActive(Activity activity) {
        return of(activity).active;
    }

    boolean isSuspended(Activity activity) {
        return of(activity).suspended;
    }

    /** The Available Children of {@code activity}. */
    List<Activity> children(Activity activity) {
        return of(activity).available;
    }

    /** Whether {@code activity} is one of its parent's Available Children. */
    boolean isAvailable(Activity activity) {
        Activity parent = tree.parent(activity);
        // Most have all of their children; a course of thousands asks this of each of them.
        return parent == null
                || children(parent).size() == parent.children().size()
                || children(parent).contains(activity);
    }
}
