package io.ghasi.delivery.api.problem;

/** Every problem this service may answer with: {@code contracts/problem-types.yaml} as types; a test holds the two together. */
public enum Code {
    VALIDATION_FIELD_REQUIRED("validation.field_required", 422, "A field is missing", false),
    VALIDATION_FIELD_INVALID("validation.field_invalid", 422, "A field has a wrong value", false),
    VALIDATION_FIELD_OUT_OF_RANGE("validation.field_out_of_range", 422, "A field is out of range", false),
    VALIDATION_CONFLICT("validation.conflict", 422, "Fields contradict each other", false),
    VALIDATION_UNKNOWN_FIELD("validation.unknown_field", 422, "A field is not known", false),
    AUTH_UNAUTHENTICATED("auth.unauthenticated", 401, "No token was sent", false),
    AUTH_INVALID_TOKEN("auth.invalid_token", 401, "The token is not valid", false),
    AUTHZ_FORBIDDEN("authz.forbidden", 403, "Not yours", false),
    AUTHZ_INSUFFICIENT_SCOPE("authz.insufficient_scope", 403, "A permission is missing", false),
    AUTHZ_TENANT_NOT_A_MEMBER("authz.tenant_not_a_member", 403, "Not a member of the tenant", false),
    AUTHZ_TENANT_UNKNOWN("authz.tenant_unknown", 403, "The tenant is not known", false),
    RESOURCE_NOT_FOUND("resource.not_found", 404, "Not found", false),
    RESOURCE_GONE("resource.gone", 410, "Gone", false),
    RESOURCE_CONFLICT("resource.conflict", 409, "Changed meanwhile", false),
    RESOURCE_LOCKED("resource.locked", 423, "Locked", true),
    PRECONDITION_FAILED("precondition.failed", 412, "The version does not match", false),
    IDEMPOTENCY_KEY_MISSING("idempotency.key_missing", 428, "Idempotency-Key is missing", false),
    IDEMPOTENCY_KEY_CONFLICT("idempotency.key_conflict", 409, "Idempotency-Key was used before", false),
    RATE_LIMITED("rate.limited", 429, "Too many requests", true),
    REQUEST_MALFORMED("request.malformed", 400, "The request cannot be read", false),
    REQUEST_METHOD_NOT_ALLOWED("request.method_not_allowed", 405, "Method not allowed", false),
    REQUEST_NOT_ACCEPTABLE("request.not_acceptable", 406, "No acceptable representation", false),
    REQUEST_TOO_LARGE("request.too_large", 413, "The request is too large", false),
    REQUEST_UNSUPPORTED_MEDIA_TYPE("request.unsupported_media_type", 415, "Unsupported media type", false),
    DEPENDENCY_UNAVAILABLE("dependency.unavailable", 503, "A dependency is unavailable", true),
    INTERNAL("internal", 500, "Internal error", false),
    AI_REFUSED_BUDGET("ai.refused.budget", 422, "The tutor's budget is used up", false),
    AI_REFUSED_SAFETY("ai.refused.safety", 422, "Refused for safety", false),
    AI_REFUSED_PROVIDER("ai.refused.provider", 502, "The model provider failed", true),
    AI_REFUSED_SCHEMA("ai.refused.schema", 502, "The model's answer was unusable", true),
    PLAY_SESSION_TERMINAL("delivery.play_session.terminal", 409, "The session has ended", false),
    PLAY_SESSION_NOT_ACTIVE("delivery.play_session.not_active", 409, "The session is not active", false),
    PLAY_SESSION_ON_OTHER_DEVICE(
            "delivery.play_session.on_other_device", 409, "The session is on another device", false),
    NAVIGATION_UNREACHABLE("delivery.navigation.unreachable", 422, "There is no way there", false),
    NAVIGATION_GATE_CLOSED("delivery.navigation.gate_closed", 422, "A gate is closed", false),
    COMPLETION_INCOMPLETE("delivery.completion.incomplete", 422, "The course is not complete", false),
    ENROLLMENT_NOT_ACTIVE("delivery.enrollment.not_active", 403, "The enrollment is not active", false),
    ATTEMPTS_EXHAUSTED("delivery.attempts.exhausted", 403, "No attempts left", false),
    COURSE_UNAVAILABLE("delivery.course.unavailable", 422, "The course cannot be played", false),
    BUNDLE_REVOKED("delivery.bundle.revoked", 403, "The package was revoked", false),
    LICENCE_REJECTED("delivery.licence.rejected", 403, "The licence was rejected", false),
    REGION_NOT_HOME("delivery.region.not_home", 421, "Wrong region", false),
    RUNTIME_SEQUENCE_GAP("delivery.runtime.sequence_gap", 409, "A run-time call is missing", false);

    private static final String TYPES = "https://docs.ghasi.io/problems/";

    private final String code;
    private final int status;
    private final String title;
    private final boolean retriable;

    Code(String code, int status, String title, boolean retriable) {
        this.code = code;
        this.status = status;
        this.title = title;
        this.retriable = retriable;
    }

    /** Its name on the wire. */
    public String code() {
        return code;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** Whether the very same request may succeed later without anything else being done first. */
    public boolean retriable() {
        return retriable;
    }

    /** URI of its type, where it is explained too. */
    public String type() {
        return TYPES + code;
    }
}
