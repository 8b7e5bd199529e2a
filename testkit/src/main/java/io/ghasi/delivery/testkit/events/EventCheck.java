package io.ghasi.delivery.testkit.events;

import io.ghasi.delivery.contracts.EventContracts;
import java.util.List;

/** Holds events against their contracts. */
public final class EventCheck {
    private static final ContractSide PUBLISHED = new ContractSide(EventContracts.PUBLISHED);
    private static final ContractSide CONSUMED = new ContractSide(EventContracts.CONSUMED);

    private EventCheck() {}

    /** Requires that {@code json} is what we may publish to {@code subject}; the error names all that it breaks. */
    public static void published(String subject, String json) {
        require(subject, publishedViolations(subject, json));
    }

    /** Requires that {@code json} is what a neighbour may send us on {@code subject}; the error names all that it breaks. */
    public static void consumed(String subject, String json) {
        require(subject, CONSUMED.violations(subject, json));
    }

    /** What keeps {@code json} from being published to {@code subject}, a line each. */
    public static List<String> publishedViolations(String subject, String json) {
        return PUBLISHED.violations(subject, json);
    }

    private static void require(String subject, List<String> violations) {
        if (!violations.isEmpty()) {
            throw new AssertionError(subject + " is not as its contract says:\n" + String.join("\n", violations));
        }
    }
}
