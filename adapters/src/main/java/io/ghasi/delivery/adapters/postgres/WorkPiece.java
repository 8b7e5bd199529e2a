package io.ghasi.delivery.adapters.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Does a piece of one kind of work, inside the transaction and for the tenant that were said. */
interface WorkPiece {
    Duration HELD = Duration.ofMillis(250);

    /**
     * What a piece came to.
     *
     * @param left what was seen and could not be done now
     */
    record Done(int done, int left) {
        boolean isNothing() {
            return done == 0 && left == 0;
        }
    }

    Done work(Connection connection, WorkOrder order, int most) throws SQLException;

    /** How long to wait where something is left that could not be done now. */
    default Duration held(WorkSettings settings) {
        return HELD;
    }

    /** What is to be done when nothing is left, in the transaction that ends it. */
    default void end(Connection connection, WorkOrder order) throws SQLException {}
}
