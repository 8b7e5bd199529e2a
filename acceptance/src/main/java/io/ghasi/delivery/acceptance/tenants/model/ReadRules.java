package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Caller;
import io.ghasi.delivery.acceptance.tenants.request.PageToken;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.request.SessionFilter;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.journey.client.Reply;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Who may see what. */
final class ReadRules {
    private static final int USUAL_PAGE = 50;

    private final World world;
    private final Ledger ledger;

    ReadRules(World world, Ledger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    Prediction read(Action.Read read, Caller caller) {
        return seen(
                read.id(),
                caller,
                session -> new Prediction(new Expected.Shown(session), reply -> ledger.learn(session, reply.data())));
    }

    Prediction outline(Action.Outline outline, Caller caller) {
        return seen(outline.id(), caller, session -> Prediction.of(new Expected.Outlined(session)));
    }

    private Prediction seen(String id, Caller caller, Function<Session, Prediction> show) {
        Registry.Owner owner = ledger.registry().owner(id);
        if (owner == null || owner.side() != caller.side()) {
            return Prediction.refused(404, "resource.not_found");
        }
        Session own = ledger.session(id);
        boolean theirs = own != null && caller.role() == Role.LEARNER;
        if (!theirs && !caller.mayReadAny()) {
            return Prediction.refused(403, "authz.forbidden");
        }
        return own == null ? Prediction.of(new Expected.Glimpsed(id, owner)) : show.apply(own);
    }

    Prediction list(Action.ListMine list, Caller caller) {
        PageToken cursor = list.cursor();
        if (cursor != null && !isOf(cursor, list.filter(), caller)) {
            return Prediction.refused(422, "validation.field_invalid");
        }
        List<Session> all = mine(caller, list.filter());
        List<Session> rest = cursor == null
                ? all
                : all.stream().filter(session -> isAfter(session, cursor)).toList();
        int size = list.size() == null ? USUAL_PAGE : list.size();
        List<Session> page = rest.subList(0, Math.min(size, rest.size()));
        boolean more = rest.size() > size;
        return new Prediction(
                new Expected.Listed(page, size, more), reply -> learn(page, more, list.filter(), caller, reply));
    }

    private void learn(List<Session> page, boolean more, SessionFilter filter, Caller caller, Reply reply) {
        JsonNode told = reply.data();
        for (int i = 0; i < page.size(); i++) {
            ledger.learn(page.get(i), told.get(i));
        }
        if (more) {
            String text = reply.json().at("/meta/page/nextCursor").asString();
            String last = page.getLast().id();
            ledger.remember(new PageToken(text, caller.side(), caller.role(), filter, last));
        }
    }

    private static boolean isOf(PageToken cursor, SessionFilter filter, Caller caller) {
        return cursor.side() == caller.side()
                && cursor.role() == caller.role()
                && cursor.filter().equals(filter);
    }

    // Ids are drawn as sessions start: what comes later in the list has a lower one.
    private static boolean isAfter(Session session, PageToken cursor) {
        return session.id().compareTo(cursor.last()) < 0;
    }

    Prediction last(Action.Last last, Caller caller) {
        List<Session> all = mine(caller, last.filter());
        if (all.isEmpty()) {
            return Prediction.refused(404, "resource.not_found");
        }
        Session newest = all.getFirst();
        return new Prediction(
                new Expected.LeftOff(newest),
                reply -> ledger.learn(newest, reply.data().required("session")));
    }

    private List<Session> mine(Caller caller, SessionFilter filter) {
        return ledger.sessions(caller.side()).stream()
                .filter(session -> session.isOf(caller.side(), caller.role()))
                .filter(session -> session.matches(filter, world))
                .toList();
    }

    /** Not a session of the caller's: what they are told. Null where it is theirs. */
    static @Nullable Prediction notTheirs(String id, Caller caller, Ledger ledger) {
        Registry.Owner owner = ledger.registry().owner(id);
        if (owner == null || owner.side() != caller.side()) {
            return Prediction.refused(404, "resource.not_found");
        }
        return caller.role() != Role.LEARNER || ledger.session(id) == null
                ? Prediction.refused(403, "authz.forbidden")
                : null;
    }
}
