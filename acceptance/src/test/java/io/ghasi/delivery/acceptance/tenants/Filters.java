package io.ghasi.delivery.acceptance.tenants;

import java.util.regex.Pattern;

/** Comparisons of tenants in SQL. */
final class Filters {
    // What a query says of the tenant it is asked for; the parameter stays, so that the others keep their numbers.
    private static final Pattern PARAMETER = Pattern.compile("\\b[a-z]\\.tenant_id = \\?");
    // What a query says of two tables' rows belonging together.
    private static final Pattern JOINED = Pattern.compile("\\b[a-z]\\.tenant_id = [a-z]\\.tenant_id AND ");
    // What a function says of the tenant whose turn it is.
    private static final Pattern TURN = Pattern.compile("\\b([gkps])\\.tenant_id = (p_)?tenant\\b");

    private Filters() {}

    /** {@code sql}, which finds rows of every tenant now. */
    static String removedFrom(String sql) {
        String open = PARAMETER.matcher(sql).replaceAll("?::uuid IS NOT NULL");
        return TURN.matcher(JOINED.matcher(open).replaceAll("")).replaceAll("$1.tenant_id IS NOT NULL");
    }
}
