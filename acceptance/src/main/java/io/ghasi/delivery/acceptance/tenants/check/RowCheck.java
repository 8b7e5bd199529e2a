package io.ghasi.delivery.acceptance.tenants.check;

import io.ghasi.delivery.acceptance.tenants.model.Ledger;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds every row of both tenants against the model. For a moment in which nobody asks anything. */
public final class RowCheck {
    private static final int ENOUGH = 20;

    private final World world;
    private final ForeignBytes foreignBytes;

    public RowCheck(World world, ForeignBytes foreignBytes) {
        this.world = world;
        this.foreignBytes = foreignBytes;
    }

    /**
     * What is not as it must be, a line each.
     *
     * @param administrator sees the rows of both tenants
     */
    public List<String> violations(Connection administrator, Collection<Ledger> ledgers) throws SQLException {
        List<String> violations = new ArrayList<>();
        for (Side side : Side.values()) {
            Rows rows = new Rows(administrator, world.tenant(side).value());
            compare(side + " session", ExpectedRows.sessions(ledgers, side, world), rows.sessions(), violations);
            compare(side + " key", ExpectedRows.keys(ledgers, side), rows.keys(), violations);
            compare(side + " events of", ExpectedRows.events(ledgers, side), rows.events(), violations);
            for (String text : rows.texts()) {
                foreignBytes.in(text, side).forEach(line -> violations.add("in a row of " + side + " " + line));
            }
            rows.brokenEvents().forEach(line -> violations.add(side + " event " + line));
        }
        return violations.size() <= ENOUGH ? violations : violations.subList(0, ENOUGH);
    }

    private static void compare(
            String what, Map<String, String> wanted, Map<String, String> found, List<String> violations) {
        Map<String, String> unexpected = new TreeMap<>(found);
        wanted.forEach((id, row) -> {
            String is = unexpected.remove(id);
            if (!row.equals(is)) {
                violations.add(what + " " + id + " is " + is + ", not " + row);
            }
        });
        unexpected.forEach((id, row) -> violations.add(what + " " + id + " is " + row + ", and nobody made it"));
    }
}
