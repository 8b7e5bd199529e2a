package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.request.Action;
import io.ghasi.delivery.acceptance.tenants.request.Exchange;
import io.ghasi.delivery.acceptance.tenants.request.PageToken;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.Ticket;
import io.ghasi.delivery.journey.client.Reply;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of one person in both tenants. Nobody else changes any of it, and whoever asks as this person asks one thing after
 * the other: so it is exact.
 */
public final class Ledger {
    private static final int PAGES_KEPT = 12;
    private static final int STARTS = 5;
    private static final int NAVIGATIONS = 120;

    private final Person person;
    private final Registry registry;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Map<Recorded.Key, Recorded> recorded = new LinkedHashMap<>();
    private final Map<Counted, Uses> uses = new HashMap<>();
    private final Deque<PageToken> pages = new ArrayDeque<>();
    private final Set<Side> revoked = EnumSet.noneOf(Side.class);

    private record Counted(Side side, Role role, String subject) {}

    public Ledger(Person person, Registry registry) {
        this.person = person;
        this.registry = registry;
    }

    public Person person() {
        return person;
    }

    Registry registry() {
        return registry;
    }

    /** The session {@code id} of this person in either tenant; null where it is not theirs. */
    public @Nullable Session session(String id) {
        return sessions.get(id);
    }

    /** Whether {@code id} is a session of another tenant than {@code side}. */
    public boolean isForeign(String id, Side side) {
        Registry.Owner owner = registry.owner(id);
        return owner != null && owner.side() != side;
    }

    /** This person's sessions in one tenant, newest first. */
    public List<Session> sessions(Side side) {
        List<Session> own = new ArrayList<>();
        sessions.values().stream().filter(session -> session.side() == side).forEach(own::addFirst);
        return own;
    }

    /** Every session of this person. */
    public List<Session> sessions() {
        return List.copyOf(sessions.values());
    }

    /** A new session, or a known one as it is now. */
    void put(Session session) {
        sessions.put(session.id(), session);
        registry.add(session.id(), new Registry.Owner(session.side(), session.person()));
    }

    /** {@code session} is known as {@code told} has it. */
    void learn(Session session, JsonNode told) {
        put(session.knowing(Told.by(told)));
    }

    /** What was done under keys, oldest first. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded.values());
    }

    @Nullable
    Recorded recorded(Exchange exchange) {
        UUID key = exchange.dress().key();
        return key == null ? null : recorded.get(key(exchange, key));
    }

    void record(Exchange exchange, Reply first) {
        Recorded.Key key = key(exchange, Objects.requireNonNull(exchange.dress().key()));
        recorded.put(key, new Recorded(key, exchange, first));
    }

    private static Recorded.Key key(Exchange exchange, UUID value) {
        return new Recorded.Key(exchange.caller().side(), exchange.caller().role(), value);
    }

    Uses starts(Exchange by) {
        return uses(by, "", STARTS);
    }

    Uses navigations(Exchange by, String session) {
        return uses(by, session, NAVIGATIONS);
    }

    private Uses uses(Exchange by, String subject, int times) {
        Counted counted = new Counted(by.caller().side(), by.caller().role(), subject);
        return uses.computeIfAbsent(counted, _ -> new Uses(times));
    }

    /** A second request of the same kind, at the same time, may have been counted. */
    void countPerhaps(Exchange exchange, Span span) {
        switch (exchange.action()) {
            case Action.Start _ -> starts(exchange).countPerhaps(span);
            case Action.Navigate navigate ->
                navigations(exchange, navigate.id()).countPerhaps(span);
            case Action.Turn _,
                    Action.Speak _,
                    Action.Forged _,
                    Action.Read _,
                    Action.Outline _,
                    Action.ListMine _,
                    Action.Last _,
                    Action.Health _ -> {}
        }
    }

    /** How many starts of the learner would surely not be limited now. */
    public int startsLeft(Side side, Instant now) {
        Uses known = uses.get(new Counted(side, Role.LEARNER, ""));
        return known == null ? STARTS : known.left(now);
    }

    void remember(PageToken page) {
        pages.addLast(page);
        if (pages.size() > PAGES_KEPT) {
            pages.removeFirst();
        }
    }

    /** The newest cursors that were handed out. */
    public List<PageToken> pages() {
        return List.copyOf(pages);
    }

    /** Whether the enrollment of {@code ticket} can be used; null where {@code side} does not know it. */
    @Nullable
    Boolean isUsable(Side side, Ticket ticket) {
        Ticket.Terms terms = ticket.on(side);
        if (terms == null) {
            return null;
        }
        return terms.active() && !(ticket == Ticket.FICKLE && revoked.contains(side));
    }

    /** The fickle enrollment changes its mind in {@code side}; tells whether it is active now. */
    public boolean turnFickle(Side side) {
        return revoked.add(side) ? false : revoked.remove(side);
    }
}
