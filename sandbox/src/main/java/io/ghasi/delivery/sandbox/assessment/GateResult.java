package io.ghasi.delivery.sandbox.assessment;

/** As the contract's {@code GateResult}. */
record GateResult(String gateId, boolean passed, String scoredAt) {}
