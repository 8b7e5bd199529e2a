package io.ghasi.delivery.adapters.postgres;

import java.sql.SQLException;

/** The database's clock and ours do not agree. To those who wanted a connection it is one that was lost. */
final class WrongClock extends SQLException {
    private static final long serialVersionUID = 1L;
    private static final String UNAVAILABLE = "08006";

    WrongClock(String what) {
        super(what, UNAVAILABLE);
    }
}
