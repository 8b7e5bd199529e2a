package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.grants.Grant;
import io.ghasi.delivery.adapters.keys.AccessToken;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.tenancy.Tenant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as their token or their grant says, and the tenant they belong to.
 *
 * @param token what is known of them; of who comes with a grant it has no permission at all
 * @param grant null of who comes with a token
 */
public record Caller(
        AccessToken token, Tenant tenant, @Nullable Grant grant) {
    static Caller by(AccessToken token, Tenant tenant) {
        return new Caller(token, tenant, null);
    }

    static Caller by(Grant grant, Tenant tenant) {
        AccessToken nothing = new AccessToken(
                grant.user(),
                grant.tenant(),
                grant.device(),
                Set.of(),
                grant.expiresAt().minus(Grant.LIFE),
                grant.expiresAt(),
                "");
        return new Caller(nothing, tenant, grant);
    }

    /** Whether the token's scope holds {@code permission}. */
    public boolean may(Permission permission) {
        return token.scope().contains(permission.word());
    }

    /** Refuses who may not. */
    void require(Permission permission) {
        if (!may(permission)) {
            throw new ProblemException(
                    Problem.of(Code.AUTHZ_INSUFFICIENT_SCOPE, "This needs the permission " + permission.word()));
        }
    }
}
