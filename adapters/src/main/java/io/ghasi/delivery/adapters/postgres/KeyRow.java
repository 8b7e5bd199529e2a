package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.idempotency.Attempted;
import io.ghasi.delivery.core.idempotency.Fingerprint;
import io.ghasi.delivery.core.idempotency.RecordedAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a key was used for, as its row holds it. */
final class KeyRow {
    private KeyRow() {}

    /** Null where there is no such row; {@code version} is the name of its column. */
    static @Nullable Attempted read(ResultSet row, String version) throws SQLException {
        UUID fingerprint = row.getObject("fingerprint", UUID.class);
        if (fingerprint == null) {
            return null;
        }
        RecordedAnswer answer = new RecordedAnswer(
                row.getInt("status"),
                row.getInt(version),
                row.getString("location"),
                new RecordedAnswer.Body(row.getBytes("body")));
        return new Attempted(new Fingerprint(fingerprint), answer);
    }
}
