package io.ghasi.delivery.adapters.flags;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of whoever a flag is asked for. */
@FunctionalInterface
interface Attributes {
    /** The tenant's id. */
    String TENANT = "targetingKey";

    /** The region's code. */
    String REGION = "region";

    /** All there are. */
    List<String> ALL = List.of(TENANT, REGION);

    /** The attribute {@code name}; null where it is not known. */
    @Nullable
    Object of(String name);
}
