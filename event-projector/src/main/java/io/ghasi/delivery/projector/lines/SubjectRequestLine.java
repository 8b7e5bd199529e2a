package io.ghasi.delivery.projector.lines;

import io.ghasi.delivery.core.ids.SubjectRequestId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.inbox.Effect;
import io.ghasi.delivery.core.inbox.Effect.SubjectAsked.Kind;
import io.ghasi.delivery.core.inbox.Guard;
import io.ghasi.delivery.core.inbox.Line;
import java.util.Locale;
import java.util.Set;

/** What people ask about their data. */
final class SubjectRequestLine implements ConsumedLine {
    @Override
    public Line line() {
        return new Line("delivery-gdpr-requests", Guard.NEWEST, Line.Reach.HOME);
    }

    @Override
    public Set<String> types() {
        return Set.of("gdpr.subject_request.received");
    }

    @Override
    public Effect read(String type, Payload payload) {
        String kind = payload.word("kind", Set.of(Kind.EXPORT.word(), Kind.ERASURE.word()));
        return new Effect.SubjectAsked(
                payload.id("subjectRequestId", SubjectRequestId::parse),
                payload.id("userId", UserId::parse),
                Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                payload.instant("receivedAt"));
    }
}
