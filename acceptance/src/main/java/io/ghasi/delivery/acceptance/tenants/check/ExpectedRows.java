package io.ghasi.delivery.acceptance.tenants.check;

import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.model.Recorded;
import io.ghasi.delivery.acceptance.tenants.model.Session;
import io.ghasi.delivery.acceptance.tenants.request.Role;
import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.journey.client.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one tenant as the model has them, in the words of {@link Rows}. */
final class ExpectedRows {
    private ExpectedRows() {}

    static Map<String, String> sessions(Collection<Ledger> ledgers, Side side, World world) {
        Map<String, String> rows = new TreeMap<>();
        for (Ledger ledger : ledgers) {
            ledger.sessions(side).forEach(session -> rows.put(session.id(), row(session, world)));
        }
        return rows;
    }

    private static String row(Session session, World world) {
        Person person = session.person();
        World.Edition edition = world.edition(session.course(), session.side());
        int lesson = session.at().lesson();
        return String.join(
                " ",
                person.user().value().toString(),
                person.enrollment(session.ticket()).value().toString(),
                edition.version().value().toString(),
                edition.pack().value().toString(),
                session.device().value().toString(),
                "attempt " + session.attempt(),
                session.state().word(),
                session.side().locale(),
                session.twin().module(lesson),
                session.twin().lesson(lesson),
                session.twin().block(lesson, session.at().block()),
                "place " + lesson,
                HexFormat.of().toHexDigits((byte) session.visited()),
                "lamport " + session.lamport(),
                "version " + session.version(),
                "events " + session.events().size());
    }

    static Map<String, String> keys(Collection<Ledger> ledgers, Side side) {
        Map<String, String> rows = new TreeMap<>();
        for (Ledger ledger : ledgers) {
            for (Recorded recorded : ledger.recorded()) {
                if (recorded.key().side() == side) {
                    rows.put(key(recorded, ledger.person()), answer(recorded.first()));
                }
            }
        }
        return rows;
    }

    private static String key(Recorded recorded, Person person) {
        UserId user = recorded.key().role() == Role.LEARNER ? person.user() : person.staff();
        return user.value() + "/" + recorded.key().value();
    }

    private static String answer(Reply first) {
        return first.status() + " " + sha256(first.body());
    }

    static Map<String, String> events(Collection<Ledger> ledgers, Side side) {
        Map<String, String> rows = new TreeMap<>();
        for (Ledger ledger : ledgers) {
            for (Session session : ledger.sessions(side)) {
                rows.put(session.id(), String.join(" ", session.events()));
            }
        }
        return rows;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
