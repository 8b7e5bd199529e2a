package io.ghasi.delivery.core.scorm.activity;

import io.ghasi.delivery.core.scorm.runtime.SharedStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The activity tree of one organization (SN 2.1). */
public final class ActivityTree {
    private final List<Activity> activities;
    private final List<List<Activity>> children;
    private final Map<String, Activity> byId = new HashMap<>();
    /** Who reads a global objective, by its identifier. */
    private final Map<String, List<Activity>> readers = new HashMap<>();

    private final boolean objectivesGlobalToSystem;
    private final boolean sharedDataGlobalToSystem;
    private final Set<String> systemObjectives;
    private final Set<String> systemStores;

    private ActivityTree(
            List<Activity> activities, boolean objectivesGlobalToSystem, boolean sharedDataGlobalToSystem) {
        this.objectivesGlobalToSystem = objectivesGlobalToSystem;
        this.sharedDataGlobalToSystem = sharedDataGlobalToSystem;
        this.activities = List.copyOf(activities);
        this.children = activities.stream()
                .map(activity ->
                        activity.children().stream().map(activities::get).toList())
                .toList();
        for (Activity activity : activities) {
            if (!activity.isRoot() && byId.put(activity.id(), activity) != null) {
                throw new IllegalArgumentException("two activities are called " + activity.id());
            }
            targets(activity, ObjectiveMap::reads)
                    .forEach(target -> readers.computeIfAbsent(target, _ -> new ArrayList<>())
                            .add(activity));
        }
        // An organization's name is of another kind than an item's: tools make them alike.
        byId.putIfAbsent(root().id(), root());
        // Each request of a session asks for them, and they never change.
        this.systemObjectives = objectivesGlobalToSystem
                ? named(activities.stream().flatMap(activity -> targets(activity, _ -> true)))
                : Set.of();
        this.systemStores = sharedDataGlobalToSystem
                ? named(activities.stream()
                        .flatMap(activity -> activity.content().stores().stream())
                        .map(SharedStore::id))
                : Set.of();
    }

    private static Set<String> named(Stream<String> names) {
        return names.collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The tree below {@code root}.
     *
     * @throws IllegalArgumentException where two items have one identifier
     */
    public static ActivityTree of(Item root) {
        return of(root, true, true);
    }

    /** The same; where global objectives, or stores of shared data, are not the system's, each attempt on the root has its own (CAM 5.1.2). */
    public static ActivityTree of(Item root, boolean objectivesGlobalToSystem, boolean sharedDataGlobalToSystem) {
        List<@Nullable Activity> places = new ArrayList<>();
        add(root, -1, 0, places);
        List<Activity> all = new ArrayList<>();
        for (Activity activity : places) {
            if (activity != null) {
                all.add(activity);
            }
        }
        return new ActivityTree(all, objectivesGlobalToSystem, sharedDataGlobalToSystem);
    }

    /** Whether global objectives outlive an attempt on the root. */
    public boolean objectivesGlobalToSystem() {
        return objectivesGlobalToSystem;
    }

    /** Whether stores of shared data outlive an attempt on the root. */
    public boolean sharedDataGlobalToSystem() {
        return sharedDataGlobalToSystem;
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
                        item.content(),
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

    /** Global objectives that activities read or write, where they are the system's. */
    public Set<String> systemObjectives() {
        return systemObjectives;
    }

    /** Stores of shared data that activities use, where they are the system's. */
    public Set<String> systemStores() {
        return systemStores;
    }

    /** All that read a global objective that {@code activity} writes; who reads several is there as often. */
    public Stream<Activity> readersOf(Activity activity) {
        return targets(activity, ObjectiveMap::writes)
                .flatMap(target -> readers.getOrDefault(target, List.of()).stream());
    }

    private static Stream<String> targets(Activity activity, Predicate<ObjectiveMap> which) {
        return activity.sequencing().objectives().stream()
                .flatMap(objective -> objective.maps().stream())
                .filter(which)
                .map(ObjectiveMap::target)
                .distinct();
    }

    /** The parent of {@code activity}; null of the root. */
    public @Nullable Activity parent(Activity activity) {
        return activity.parent() < 0 ? null : activities.get(activity.parent());
    }

    /** As declared. */
    public List<Activity> children(Activity activity) {
        return children.get(activity.number());
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
