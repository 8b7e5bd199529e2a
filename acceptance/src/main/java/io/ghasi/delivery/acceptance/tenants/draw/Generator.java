package io.ghasi.delivery.acceptance.tenants.draw;

import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Action;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Draws requests of one operation.
 *
 * @param weight how often, beside the others'
 * @param probe null where the operation names nothing that another tenant could own
 */
public record Generator(
        int weight, Function<Draw, Action> any, @Nullable Function<Draw, Probe> probe) {
    /** For an operation whose path names a session; most often one of the learner's that is {@code promising}. */
    static Generator ofSession(
            int weight, Predicate<Session> promising, BiFunction<String, Draw, Action.OfSession> about) {
        return new Generator(weight, draw -> about.apply(draw.session(promising), draw), draw -> {
            Action.OfSession foreign = about.apply(draw.foreignSession(), draw);
            return new Probe(foreign.about(draw.unknownSession()), foreign);
        });
    }
}
