package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.adapters.settings.BadValue;
import io.ghasi.delivery.adapters.settings.Guard;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is, as JDBC has it.
 *
 * @param verified whether it is reached over TLS alone, and by the name that its certificate has
 */
public record DatabaseUrl(String value, List<String> hosts, boolean verified) {
    private static final String START = "jdbc:postgresql:";
    private static final Pattern LOGIN =
            Pattern.compile("@|[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);
    // Whoever brings his own way to look at certificates may look at none.
    private static final List<String> LAX = List.of("sslfactory", "sslhostnameverifier", "socketFactory");

    /**
     * Reads it.
     *
     * @throws BadValue where it is another database's, or says who comes
     */
    public static DatabaseUrl of(String value) {
        if (!value.startsWith(START)) {
            throw new BadValue("JDBC's for PostgreSQL begins with " + START + "//");
        }
        // It is logged, by the driver too.
        if (LOGIN.matcher(value).find()) {
            throw new BadValue("user and password are settings of their own");
        }
        Map<String, String> parts = parts(value);
        return new DatabaseUrl(
                value,
                List.of(parts.getOrDefault("PGHOST", "localhost").split(",")),
                "verify-full".equalsIgnoreCase(parts.get("sslmode")) && isStrict(parts));
    }

    private static boolean isStrict(Map<String, String> parts) {
        Map<String, String> usual = parts(START + "//localhost/delivery");
        return LAX.stream().allMatch(it -> Objects.equals(parts.get(it), usual.get(it)));
    }

    private static Map<String, String> parts(String url) {
        try {
            Map<String, String> parts = new HashMap<>();
            for (DriverPropertyInfo part : DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
                if (part.value != null) {
                    parts.put(part.name, part.value);
                }
            }
            return parts;
        } catch (SQLException e) {
            throw new BadValue("JDBC's for PostgreSQL is " + START + "//host:port/database");
        }
    }

    /** Tells {@code guard} where it, which is {@code setting}, is a connection that others can read. */
    public void guard(Guard guard, String setting) {
        guard.encrypted(
                setting, hosts, verified, "Add sslmode=verify-full and sslrootcert=, a file with its authority");
    }

    @Override
    public String toString() {
        return value;
    }
}
