package io.ghasi.delivery.core.scorm.course;

import io.ghasi.delivery.core.course.RuntimeReply;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The batches of calls that a visit has made, numbered from 1, and what the last of them came to: who was not told asks again.
 *
 * @param count how many there were
 * @param last the last ones, oldest first; the very last always
 * @param before the last one of the visit of this activity before; null where there was none
 */
public record Batches(int count, List<Made> last, @Nullable Earlier before) {
    private static final int MOST = 16;
    private static final int MOST_CHARACTERS = 16_384;

    /** Before the first. */
    public static final Batches NONE = new Batches(0, List.of(), null);

    public Batches {
        last = List.copyOf(last);
    }

    /**
     * A batch that was made.
     *
     * @param fingerprint tells its calls from others that claim its number
     * @param replies one for each call
     */
    public record Made(UUID fingerprint, List<RuntimeReply> replies) {
        public Made {
            replies = List.copyOf(replies);
        }
    }

    /** The last batch of a visit that is over. */
    public record Earlier(int visit, int sequence, Made made) {}

    /** Those of the visit that follows {@code visit}, whose these are: it has made none. */
    public Batches following(int visit) {
        return new Batches(0, List.of(), last.isEmpty() ? before : new Earlier(visit, count, last.getLast()));
    }

    /** These and one more; the oldest are forgotten where they are many, or say much. */
    public Batches and(Made next) {
        List<Made> all = new ArrayList<>(last);
        all.add(next);
        while (all.size() > 1 && (all.size() > MOST || size(all) > MOST_CHARACTERS)) {
            all.removeFirst();
        }
        return new Batches(count + 1, all, before);
    }

    private static int size(List<Made> all) {
        return all.stream()
                .flatMap(made -> made.replies().stream())
                .mapToInt(reply -> reply.result().length() + reply.error().length())
                .sum();
    }

    /** Batch {@code number}; null where it is not known. */
    @Nullable
    Made get(int number) {
        int place = number - (count - last.size()) - 1;
        return place < 0 || place >= last.size() ? null : last.get(place);
    }
}
