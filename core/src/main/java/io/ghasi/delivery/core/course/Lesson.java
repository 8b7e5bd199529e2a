package io.ghasi.delivery.core.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a learner works through at one sitting.
 *
 * @param required counts for completion
 * @param gates quiz bank ids that must be passed before it
 * @param branches ways on that it offers
 */
public record Lesson(
        String id,
        LocalizedText title,
        boolean required,
        Prerequisites prerequisites,
        List<String> gates,
        List<Branch> branches,
        List<Block> blocks) {
    public Lesson {
        gates = List.copyOf(gates);
        branches = List.copyOf(branches);
        blocks = List.copyOf(blocks);
    }

    /** The first position inside it; null where it has no blocks. */
    public @Nullable String firstBlock() {
        return blocks.isEmpty() ? null : blocks.getFirst().id();
    }

    /** Whether {@code id} is a position inside it. */
    public boolean hasBlock(String id) {
        return blocks.stream().anyMatch(block -> block.id().equals(id));
    }

    /** A position inside a lesson. Its kind is passed through, known or not. */
    public record Block(String id, String kind, @Nullable LocalizedText title) {}
}
