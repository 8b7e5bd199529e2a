package io.ghasi.delivery.core.scorm12.course;

import io.ghasi.delivery.core.scorm.runtime.Api.Stage;
import io.ghasi.delivery.core.scorm12.Launch;
import io.ghasi.delivery.core.scorm12.LessonStatus;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as one request meets it, and what becomes of it. Never changes: what comes next is another one.
 *
 * @param kept what items have said before, by their numbers
 * @param changed what is other than that
 */
record Play(
        ItemTree tree,
        Launch.Student student,
        Attempt attempt,
        IntFunction<@Nullable ItemRecord> kept,
        Map<Integer, ItemRecord> changed) {
    Play {
        changed = Map.copyOf(changed);
    }

    /** The one that was delivered last; null before the first. */
    @Nullable
    Item item() {
        return attempt.item() == null ? null : tree.get(attempt.item());
    }

    private @Nullable ItemRecord record(int number) {
        ItemRecord now = changed.get(number);
        return now == null ? kept.apply(number) : now;
    }

    /** What is in front of the learner; null where nothing is. */
    @Nullable
    ItemRecord delivered() {
        ItemRecord last = attempt.item() == null ? null : record(attempt.item());
        return last == null || last.over() ? null : last;
    }

    /** What is in front of the learner is left. */
    Play left(Leaving how) {
        Item item = item();
        ItemRecord last = delivered();
        boolean asset = item != null && item.content() == Item.Content.ASSET;
        Play now = last == null ? this : said(last.left(how, asset), how != Leaving.GIVEN_UP);
        return now.suspended(how == Leaving.SUSPENDED);
    }

    Play suspended(boolean now) {
        return new Play(tree, student, attempt.suspended(now), kept, changed);
    }

    /** Content has ended by itself, or has been left, with {@code record}; what it has come to counts, or not. */
    private Play said(ItemRecord record, boolean counts) {
        Play now = with(record);
        // Who was there and said nothing has not undone what they came to before.
        boolean nothing = record.standing().status() == LessonStatus.NOT_ATTEMPTED
                && attempt.standings().containsKey(record.item());
        Attempt then = counts && !nothing ? attempt.with(record.item(), record.standing()) : attempt;
        return new Play(tree, student, then, kept, now.changed);
    }

    /** Content has said what {@code record} has. */
    Play said(ItemRecord record) {
        return record.over() ? said(record, true) : with(record);
    }

    private Play with(ItemRecord record) {
        Map<Integer, ItemRecord> all = new TreeMap<>(changed);
        all.put(record.item(), record);
        return new Play(tree, student, attempt, kept, all);
    }

    /** The next visit, of {@code item}. */
    Play entered(Item item) {
        Attempt now = attempt.entered(item.number());
        Launch launch = new Launch(student, Launch.Mode.NORMAL, true, item.declared(), "");
        ItemRecord begun = ItemRecord.begun(item.number(), now.visits(), launch, record(item.number()));
        return new Play(tree, student, now, kept, changed).with(begun);
    }

    /** The next visit of {@code item}, which was delivered last: its content was launched again. What had not ended was lost on the way. */
    Play reentered(Item item) {
        ItemRecord last = delivered();
        boolean ended = last != null && last.said().stage() == Stage.TERMINATED;
        return (ended ? left(Leaving.LEFT) : this).entered(item);
    }

    Standings standings() {
        return new Standings(tree, attempt.standings());
    }

    /** What is to be kept. */
    Scorm12Change change() {
        return new Scorm12Change(
                attempt, new TreeMap<>(changed).values().stream().toList());
    }
}
