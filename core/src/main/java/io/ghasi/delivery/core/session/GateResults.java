package io.ghasi.delivery.core.session;

import io.ghasi.delivery.core.course.GateStates;
import java.util.List;

/** assessment-service: asked only where the projection knows nothing of a gate that matters. */
public interface GateResults {
    /**
     * What is known of {@code gates} for the learner of {@code session}.
     *
     * @throws io.ghasi.delivery.core.faults.DependencyUnavailable where it does not answer in time
     */
    GateStates of(SessionFacts session, List<String> gates);
}
