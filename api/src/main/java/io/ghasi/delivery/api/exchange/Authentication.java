package io.ghasi.delivery.api.exchange;

import io.ghasi.delivery.adapters.keys.AccessToken;
import io.ghasi.delivery.adapters.keys.TokenVerifier;
import io.ghasi.delivery.adapters.keys.Verification;
import io.ghasi.delivery.api.problem.Code;
import io.ghasi.delivery.api.problem.Problem;
import io.ghasi.delivery.api.problem.ProblemException;
import io.ghasi.delivery.core.tenancy.Region;
import io.ghasi.delivery.core.tenancy.Tenant;
import io.ghasi.delivery.core.tenancy.TenantDirectory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** Finds out who asks: first the token, then the tenant header, then whether the tenant is at home here. */
public final class Authentication {
    private static final String SCHEME = "bearer ";

    private final TokenVerifier tokens;
    private final TenantDirectory tenants;
    private final Region region;

    /** For the tenants at home in {@code region}. */
    public Authentication(TokenVerifier tokens, TenantDirectory tenants, Region region) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.region = region;
    }

    Caller identify(HttpServletRequest request) {
        AccessToken token = token(request);
        String header = Headers.single(request, "X-Tenant-Id");
        if (!token.tenant().text().equals(header)) {
            throw refused(Code.AUTHZ_TENANT_NOT_A_MEMBER, "X-Tenant-Id must name the tenant of the token");
        }
        Tenant tenant = tenants.find(token.tenant())
                .orElseThrow(() -> refused(Code.AUTHZ_TENANT_UNKNOWN, "The platform does not know this tenant"));
        if (tenant.home() != region) {
            throw new ProblemException(Problem.of(Code.REGION_NOT_HOME, "This tenant is at home in another region")
                    .with("homeUrl", tenant.homeUrl()));
        }
        return new Caller(token, tenant);
    }

    private AccessToken token(HttpServletRequest request) {
        String header = Headers.single(request, "Authorization");
        if (header == null) {
            throw unauthorized(Code.AUTH_UNAUTHENTICATED, "Bearer");
        }
        if (header.equals(Headers.AMBIGUOUS)) {
            throw unauthorized(Code.AUTH_INVALID_TOKEN, "Bearer error=\"invalid_token\"");
        }
        boolean bearer = header.length() > SCHEME.length()
                && header.substring(0, SCHEME.length()).toLowerCase(Locale.ROOT).equals(SCHEME);
        if (!bearer) {
            throw unauthorized(Code.AUTH_UNAUTHENTICATED, "Bearer");
        }
        return switch (tokens.verify(header.substring(SCHEME.length()))) {
            case Verification.Verified(AccessToken good) -> good;
            case Verification.Rejected _ ->
                throw unauthorized(Code.AUTH_INVALID_TOKEN, "Bearer error=\"invalid_token\"");
        };
    }

    private static ProblemException refused(Code code, String detail) {
        return new ProblemException(Problem.of(code, detail));
    }

    private static ProblemException unauthorized(Code code, String challenge) {
        return new ProblemException(Problem.of(code, code.title()).withHeader("WWW-Authenticate", challenge));
    }
}
