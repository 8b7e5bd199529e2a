package io.ghasi.delivery.core.inbox;

import io.ghasi.delivery.core.ids.EventId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The verdicts on a batch. Its messages are judged in the order of their versions, however they came, so that a batch out of order has no gaps of its
 * own; what is applied is to be applied in that order.
 */
public final class Judgement {
    private final List<Message> messages;
    private final List<Verdict> verdicts;
    private final List<Message> applied = new ArrayList<>();
    private final Map<Source, Position> moved = new HashMap<>();

    private Judgement(List<Message> messages) {
        this.messages = messages;
        this.verdicts = new ArrayList<>(Collections.nCopies(messages.size(), new Verdict.AlreadyKnown()));
    }

    /**
     * Judges {@code messages}.
     *
     * @param seen where each source stood, under its lock; {@link Position#NONE} where it is not named
     * @param known events that were taken before
     */
    public static Judgement of(Guard guard, List<Message> messages, Map<Source, Position> seen, Set<EventId> known) {
        Judgement judgement = new Judgement(List.copyOf(messages));
        Set<EventId> taken = new HashSet<>(known);
        judgement.inOrder().forEach(i -> judgement.judge(i, guard, seen, taken));
        return judgement;
    }

    private List<Integer> inOrder() {
        return IntStream.range(0, messages.size())
                .boxed()
                .sorted(Comparator.comparing(i -> messages.get(i).at()))
                .toList();
    }

    private void judge(int i, Guard guard, Map<Source, Position> seen, Set<EventId> taken) {
        Message message = messages.get(i);
        Position before = moved.getOrDefault(message.source(), seen.getOrDefault(message.source(), Position.NONE));
        Verdict verdict = taken.contains(message.id())
                ? new Verdict.AlreadyKnown()
                : judge(message.lookedUp(), guard.judge(before, message.at()));
        verdicts.set(i, verdict);
        if (verdict instanceof Verdict.Apply) {
            taken.add(message.id());
            applied.add(message);
            moved.put(message.source(), message.at());
        }
    }

    private static Verdict judge(boolean lookedUp, Verdict asTold) {
        return switch (asTold) {
            case Verdict.Gap _, Verdict.ReRead _ when lookedUp -> new Verdict.Apply();
            case Verdict.Apply _, Verdict.AlreadyKnown _, Verdict.Gap _, Verdict.ReRead _ -> asTold;
        };
    }

    /** One for each message, in the order of the messages. */
    public List<Verdict> verdicts() {
        return Collections.unmodifiableList(verdicts);
    }

    /** What to apply, in this order. */
    public List<Message> applied() {
        return Collections.unmodifiableList(applied);
    }

    /** Where the sources of what is applied stand then. */
    public Map<Source, Position> moved() {
        return Collections.unmodifiableMap(moved);
    }
}
