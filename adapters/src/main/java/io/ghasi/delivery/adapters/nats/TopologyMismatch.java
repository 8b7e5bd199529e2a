package io.ghasi.delivery.adapters.nats;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JetStream is not as it is declared, and cannot be made so without somebody who decides. */
public final class TopologyMismatch extends Exception {
    private final transient List<Difference> differences;

    TopologyMismatch(String why, List<Difference> differences, @Nullable Throwable cause) {
        super(why + differences.stream().map(one -> "\n  " + one).collect(Collectors.joining()), cause);
        this.differences = List.copyOf(differences);
    }

    /** What differs; empty where there is nothing to compare with. */
    public List<Difference> differences() {
        return differences;
    }
}
