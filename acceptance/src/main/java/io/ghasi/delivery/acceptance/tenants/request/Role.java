package io.ghasi.delivery.acceptance.tenants.request;

/** As which of a lane's people somebody asks. */
public enum Role {
    LEARNER,
    STAFF
}
