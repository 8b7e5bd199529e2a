package io.ghasi.delivery.adapters.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters one after the other. */
final class Parameters {
    private final PreparedStatement statement;
    private int next = 1;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(@Nullable String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    Parameters bool(boolean value) throws SQLException {
        statement.setBoolean(next++, value);
        return this;
    }

    /** An array of numbers, uuids or times. */
    <T> Parameters array(List<T> items, Function<T, @Nullable Object> part) throws SQLException {
        return text(Arrays.of(items, part));
    }

    /** An array of texts, which goes as it is: nothing in it has to be escaped. */
    <T> Parameters texts(List<T> items, Function<T, String> part) throws SQLException {
        Object[] texts = items.stream().map(part).toArray(String[]::new);
        statement.setArray(next++, statement.getConnection().createArrayOf("text", texts));
        return this;
    }
}
