package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.inbox.Judgement;
import io.ghasi.delivery.core.inbox.Line;
import io.ghasi.delivery.core.inbox.Message;
import io.ghasi.delivery.core.inbox.Taken;
import io.ghasi.delivery.core.inbox.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a batch inside its transaction: is its tenant ours, how far are its aggregates, what is to be applied, and that it was. */
final class InboxBatch {
    private final InboxSettings settings;
    private final InboxCalls calls = new InboxCalls();
    private final EffectCalls effects = new EffectCalls();

    InboxBatch(InboxSettings settings) {
        this.settings = settings;
    }

    List<Taken> take(Connection connection, Line line, TenantId tenant, List<Message> messages) throws SQLException {
        Transaction.of(connection, tenant.value(), settings.patience());
        Taken obstacle = obstacle(TenantStanding.of(connection, tenant), line);
        return obstacle == null
                ? judge(connection, line, tenant, messages)
                : Collections.nCopies(messages.size(), obstacle);
    }

    private @Nullable Taken obstacle(@Nullable TenantStanding standing, Line line) {
        if (standing == null) {
            return line.reach() == Line.Reach.ALL ? null : new Taken.TenantUnknown();
        }
        if (standing.gone()) {
            return new Taken.TenantGone();
        }
        return line.reach() == Line.Reach.HOME && standing.home() != settings.here()
                ? new Taken.Elsewhere(standing.home())
                : null;
    }

    private List<Taken> judge(Connection connection, Line line, TenantId tenant, List<Message> messages)
            throws SQLException {
        InboxCalls.Seen seen = calls.open(connection, line, tenant, messages);
        Judgement judgement = Judgement.of(line.guard(), messages, seen.positions(), seen.known());
        if (!judgement.applied().isEmpty()) {
            effects.apply(connection, tenant, judgement.applied());
            calls.close(connection, line, tenant, judgement);
        }
        return judgement.verdicts().stream().map(InboxBatch::taken).toList();
    }

    private static Taken taken(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Apply _ -> new Taken.Applied();
            case Verdict.AlreadyKnown _ -> new Taken.AlreadyKnown();
            case Verdict.Gap(int from, int to) -> new Taken.Held(from, to);
            case Verdict.ReRead _ -> new Taken.ReRead();
        };
    }
}
