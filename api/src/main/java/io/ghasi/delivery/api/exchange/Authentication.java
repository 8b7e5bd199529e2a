package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.grants.Grant;
import io.ghasi.delivery.adapters.grants.Grants;
import io.ghasi.delivery.adapters.keys.AccessToken;
import io.ghasi.delivery.adapters.keys.TokenVerifier;
import io.ghasi.delivery.adapters.keys.Verification;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.ids.TenantId;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.core.tenancy.Tenant;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/**
 * Finds out who asks: first the token, then the tenant header, then whether the tenant is at home here. Where a grant stands in the path it is
 * asked in place of token and header, and nowhere else.
 */
public final class Authentication {
    private static final String SCHEME = "bearer ";

    private final TokenVerifier tokens;
    private final Grants grants;
    private final TenantDirectory tenants;
    private final Region region;

    /** For the tenants at home in {@code region}. */
    public Authentication(TokenVerifier tokens, Grants grants, TenantDirectory tenants, Region region) {
        this.tokens = tokens;
        this.grants = grants;
        this.tenants = tenants;
        this.region = region;
    }

    Caller identify(HttpServletRequest request) {
        return GrantedPath.is(request) ? byGrant(request) : byToken(request);
    }

    private Caller byGrant(HttpServletRequest request) {
        Grant grant = grants.verify(GrantedPath.grant(request));
        if (grant == null) {
            throw invalid();
        }
        return Caller.by(grant, atHome(grant.tenant()));
    }

    private Caller byToken(HttpServletRequest request) {
        AccessToken token = token(request);
        String header = Headers.single(request, "X-Tenant-Id");
        if (!token.tenant().text().equals(header)) {
            throw refused(Code.AUTHZ_TENANT_NOT_A_MEMBER, "X-Tenant-Id must name the tenant of the token");
        }
        return Caller.by(token, atHome(token.tenant()));
    }

    private Tenant atHome(TenantId id) {
        Tenant tenant = tenants.find(id)
                .orElseThrow(() -> refused(Code.AUTHZ_TENANT_UNKNOWN, "The platform does not know this tenant"));
        if (tenant.home() != region) {
            throw new ProblemException(Problem.of(Code.REGION_NOT_HOME, "This tenant is at home in another region")
                    .with("homeUrl", tenant.homeUrl()));
        }
        return tenant;
    }

    private AccessToken token(HttpServletRequest request) {
        String header = Headers.single(request, "Authorization");
        if (header == null) {
            throw unauthorized(Code.AUTH_UNAUTHENTICATED, "Bearer");
        }
        if (header.equals(Headers.AMBIGUOUS)) {
            throw invalid();
        }
        boolean bearer = header.length() > SCHEME.length()
                && header.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME);
        if (!bearer) {
            throw unauthorized(Code.AUTH_UNAUTHENTICATED, "Bearer");
        }
        return switch (tokens.verify(header.substring(SCHEME.length()))) {
            case Verification.Verified(AccessToken good) -> good;
            case Verification.Rejected _ -> throw invalid();
        };
    }

    private static ProblemException refused(Code code, String detail) {
        return new ProblemException(Problem.of(code, detail));
    }

    private static ProblemException invalid() {
        return unauthorized(Code.AUTH_INVALID_TOKEN, "Bearer error=\"invalid_token\"");
    }

    private static ProblemException unauthorized(Code code, String challenge) {
        return new ProblemException(Problem.of(code, code.title()).withHeader("WWW-Authenticate", challenge));
    }
}
