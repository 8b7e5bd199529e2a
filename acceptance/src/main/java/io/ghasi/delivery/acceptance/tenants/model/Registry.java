package io.ghasi.delivery.acceptance.tenants.model;

import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whose every session is: what all lanes know of each other, and what never changes. Thread-safe. */
public final class Registry {
    private final Map<String, Owner> owners = new ConcurrentHashMap<>();

    /** Whose a session is. */
    public record Owner(Side side, Person person) {}

    /** From now on it is known whose the session {@code id} is. */
    public void add(String id, Owner owner) {
        owners.put(id, owner);
    }

    /** Null where the model has never heard of such a session. */
    public @Nullable Owner owner(String id) {
        return owners.get(id);
    }
}
