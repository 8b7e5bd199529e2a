package io.ghasi.delivery.api.wiring;

import io.ghasi.delivery.core.session.Decision;
import io.ghasi.delivery.core.session.DecisionStore;
import java.util.function.Consumer;

/** Tells somebody of each decision that became durable, after the fact. */
final class TellingStore implements DecisionStore {
    private final DecisionStore store;
    private final Consumer<Decision> told;

    TellingStore(DecisionStore store, Consumer<Decision> told) {
        this.store = store;
        this.told = told;
    }

    @Override
    public Outcome commit(Decision decision) {
        Outcome outcome = store.commit(decision);
        if (outcome instanceof Outcome.Applied) {
            told.accept(decision);
        }
        return outcome;
    }
}
