package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The batches of calls that a visit has made, numbered from 1, and the replies to the last of them: who was not told asks again.
 *
 * @param count how many there were
 * @param replies to the last ones, oldest first; to the last one always
 */
public record Batches(int count, List<List<RuntimeReply>> replies) {
    private static final int MOST_CHARACTERS = 16_384;

    /** Before the first. */
    public static final Batches NONE = new Batches(0, List.of());

    public Batches {
        replies = replies.stream().map(List::copyOf).toList();
    }

    /** These and one more; the oldest replies are forgotten where they are much. */
    Batches and(List<RuntimeReply> next) {
        List<List<RuntimeReply>> all = new ArrayList<>(replies);
        all.add(next);
        while (all.size() > 1 && size(all) > MOST_CHARACTERS) {
            all.removeFirst();
        }
        return new Batches(count + 1, all);
    }

    private static int size(List<List<RuntimeReply>> all) {
        return all.stream()
                .flatMap(List::stream)
                .mapToInt(reply -> reply.result().length() + reply.error().length())
                .sum();
    }

    /** The replies to batch {@code number}; null where they are not known. */
    @Nullable
    List<RuntimeReply> repliesTo(int number) {
        int place = number - (count - replies.size()) - 1;
        return place < 0 || place >= replies.size() ? null : replies.get(place);
    }
}
