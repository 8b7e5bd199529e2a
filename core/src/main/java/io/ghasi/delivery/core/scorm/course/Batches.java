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

        private int characters() {
            int characters = 0;
            for (RuntimeReply reply : replies) {
                characters += reply.result().length() + reply.error().length();
            }
            return characters;
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
        int first = last.size();
        int characters = next.characters();
        while (first > 0 && last.size() - first + 1 < MOST) {
            characters += last.get(first - 1).characters();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            first--;
        }
        List<Made> all = new ArrayList<>(last.subList(first, last.size()));
        all.add(next);
        return new Batches(count + 1, all, before);
    }

    /** Of all replies that are known. */
    public int characters() {
        int characters = before == null ? 0 : before.made().characters();
        for (Made made : last) {
            characters += made.characters();
        }
        return characters;
    }

    /** Batch {@code number}; null where it is not known. */
    @Nullable
    Made get(int number) {
        int place = number - (count - last.size()) - 1;
        return place < 0 || place >= last.size() ? null : last.get(place);
    }
}
