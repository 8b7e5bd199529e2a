package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.keys.AccessToken;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.tenancy.Tenant;

/** Who asks, as their token says, and the tenant they belong to. */
public record Caller(AccessToken token, Tenant tenant) {
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
