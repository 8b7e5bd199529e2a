package io.ghasi.delivery.core.scorm.activity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The activity tree of one organization (SN 2.1). */
public final class ActivityTree {
    private final List<Activity> activities;
    private final Map<String, Activity> byId = new HashMap<>();

    private ActivityTree(List<Activity> activities) {
        this.activities = List.copyOf(activities);
        for (Activity activity : activities) {
            if (byId.put(activity.id(), activity) != null) {
                throw new IllegalArgumentException("two activities are called " + activity.id());
            }
        }
    }

    /**
     * The tree below {@code root}.
     *
     * @throws IllegalArgumentException where two items have one identifier
     */
    public static ActivityTree of(Item root) {
        List<@Nullable Activity> places = new ArrayList<>();
        add(root, -1, 0, places);
        List<Activity> all = new ArrayList<>();
        for (Activity activity : places) {
            if (activity != null) {
                all.add(activity);
            }
        }
        return new ActivityTree(all);
    }

    private static int add(Item item, int parent, int depth, List<@Nullable Activity> into) {
        int number = into.size();
        into.add(null);
        List<Integer> children = new ArrayList<>();
        for (Item child : item.items()) {
            children.add(add(child, number, depth + 1, into));
        }
        into.set(
                number,
                new Activity(
                        number,
                        parent,
                        depth,
                        item.id(),
                        item.title(),
                        item.visible(),
                        item.sequencing(),
                        children,
                        into.size() - 1));
        return number;
    }

    public Activity root() {
        return activities.getFirst();
    }

    public Activity get(int number) {
        return activities.get(number);
    }

    public int size() {
        return activities.size();
    }

    /** All, in the order of reading. */
    public List<Activity> all() {
        return activities;
    }

    /** The one with {@code id}; null where there is none. */
    public @Nullable Activity find(String id) {
        return byId.get(id);
    }

    /** The parent of {@code activity}; null of the root. */
    public @Nullable Activity parent(Activity activity) {
        return activity.parent() < 0 ? null : activities.get(activity.parent());
    }

    /** From the root to {@code activity}, both with it. */
    public List<Activity> path(Activity activity) {
        List<Activity> path = new ArrayList<>();
        for (Activity at = activity; at != null; at = parent(at)) {
            path.addFirst(at);
        }
        return path;
    }

    /** From the child of {@code ancestor} that holds {@code activity} to {@code activity}; none where they are the same. */
    public List<Activity> below(Activity ancestor, Activity activity) {
        List<Activity> path = path(activity);
        return path.subList(ancestor.depth() + 1, path.size());
    }

    /** The deepest that holds both. */
    public Activity commonAncestor(Activity one, Activity other) {
        Activity at = one;
        while (!at.holds(other)) {
            at = activities.get(at.parent());
        }
        return at;
    }
}
