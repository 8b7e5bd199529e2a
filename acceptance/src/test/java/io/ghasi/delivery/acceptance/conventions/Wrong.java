package io.ghasi.delivery.acceptance.conventions;

/** One thing that is wrong with a step, in the order in which the specification has it found out, and what it is told. */
enum Wrong {
    TOKEN("401 auth.invalid_token"),
    TENANT("403 authz.tenant_not_a_member"),
    PERMISSION("403 authz.insufficient_scope"),
    SYNTAX("422 validation.unknown_field"),
    KEY_USED("409 idempotency.key_conflict"),
    LIMIT("429 rate.limited"),
    FOREIGN("404 resource.not_found"),
    OWNER("403 authz.forbidden"),
    IF_MATCH("412 precondition.failed"),
    DEVICE("409 delivery.play_session.on_other_device"),
    STATE("409 delivery.play_session.not_active"),
    RULE("422 delivery.navigation.unreachable");

    private final String told;

    Wrong(String told) {
        this.told = told;
    }

    /** Status and code. */
    String told() {
        return told;
    }
}
