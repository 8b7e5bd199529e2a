package io.ghasi.delivery.adapters.postgres;

import io.ghasi.delivery.core.ids.SessionId;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.ids.UserId;
import io.ghasi.delivery.core.session.Sessions.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The question for one page of a user's sessions. It holds the conditions of its filter and no others: a null has no type, and the driver
 * would spend a round trip of its own on having the server describe the statement.
 */
final class PageQuery {
    private static final String ALL = "SELECT %s FROM %s WHERE s.tenant_id = ? AND s.user_id = ?"
            .formatted(SessionRow.COLUMNS, SessionRow.TABLES);

    private final StringBuilder sql = new StringBuilder(ALL);
    private final List<Object> values = new ArrayList<>();

    PageQuery(TenantId tenant, UserId user, Filter filter, @Nullable SessionId after, int size) {
        values.add(tenant.value());
        values.add(user.value());
        if (filter.state() != null) {
            add(" AND s.state = ?", filter.state().word());
        }
        if (filter.enrollment() != null) {
            add(" AND s.enrollment_id = ?", filter.enrollment().value());
        }
        if (filter.course() != null) {
            add(" AND s.course_version_id = ?", filter.course().value());
        }
        if (after != null) {
            add(" AND s.id < ?", after.value());
        }
        // Ids of sessions are drawn as they start: newest first is highest first.
        add(" ORDER BY s.id DESC LIMIT ?", size);
    }

    private void add(String condition, Object value) {
        sql.append(condition);
        values.add(value);
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
