package io.ghasi.delivery.acceptance.conformance;

import io.ghasi.delivery.adapters.platform.ActivityTrees;
import io.ghasi.delivery.core.scorm.activity.Activity;
import io.ghasi.delivery.core.scorm.activity.ActivityTree;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a case needs to know of its course: who is who. */
final class CoursePackage {
    private static final Pattern NUMBER = Pattern.compile("[?&]act=(\\d+)");
    private static final String ROOT = "<root>";
    private static final String ROOT_IN_WORDS = "the activity that corresponds to the root of";

    private final ActivityTree tree;

    CoursePackage(byte[] manifest) {
        this.tree = ActivityTrees.read(manifest);
    }

    ActivityTree tree() {
        return tree;
    }

    List<String> activities() {
        return tree.all().stream().map(Activity::id).toList();
    }

    /** The identifier of the activity with {@code title}, or with one that begins so. */
    String called(String title) {
        if (title.equals(ROOT) || title.startsWith(ROOT_IN_WORDS)) {
            return tree.root().id();
        }
        return tree.all().stream()
                .filter(activity -> title(activity).equals(title))
                .findFirst()
                .or(() -> tree.all().stream()
                        .filter(activity -> title(activity).startsWith(title))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("no activity is called " + title))
                .id();
    }

    private static String title(Activity activity) {
        return activity.title().in("en");
    }

    /** The number by which content of {@code id} knows itself: {@code act=N} of its address, or its place among the leaves. */
    int number(String id) {
        List<Activity> leaves = tree.all().stream().filter(Activity::isLeaf).toList();
        for (int i = 0; i < leaves.size(); i++) {
            if (leaves.get(i).id().equals(id)) {
                String launch = leaves.get(i).content().launch();
                Matcher number = NUMBER.matcher(launch == null ? "" : launch);
                return number.find() ? Integer.parseInt(number.group(1)) : i + 1;
            }
        }
        throw new IllegalArgumentException("no leaf has the identifier " + id);
    }
}
