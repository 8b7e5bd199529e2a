package io.ghasi.delivery.acceptance.tenants.request;

import io.ghasi.delivery.acceptance.tenants.world.Person;
import io.ghasi.delivery.acceptance.tenants.world.Side;
import io.ghasi.delivery.acceptance.tenants.world.World;
import io.ghasi.delivery.core.ids.DeviceId;
import io.ghasi.delivery.journey.client.Learner;
import io.ghasi.delivery.journey.client.Player;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Who asks.
 *
 * @param away whether from the other device
 */
public record Caller(Side side, Person person, Role role, boolean away, Scope scope) {
    /** What the caller's token allows. */
    public enum Scope {
        /** Everything a learner may. */
        LEARNER,
        /** Reading any session, and nothing else. */
        READ_ANY,
        /** Both. */
        ALL,
        /** What a learner may, except for the very thing that is asked. */
        LACKING,
        /** There is no token. */
        NO_TOKEN
    }

    public DeviceId device() {
        return away ? person.away() : person.home();
    }

    public Learner learner(World world) {
        return new Learner(world.tenant(side), role == Role.LEARNER ? person.user() : person.staff(), device());
    }

    public boolean mayReadAny() {
        return scope == Scope.READ_ANY || scope == Scope.ALL;
    }

    /** Whether the token allows {@code action}. */
    public boolean may(Action action) {
        return action.permissions().isEmpty()
                || Arrays.stream(words(action).split(" ", -1)).anyMatch(action.permissions()::contains);
    }

    /** The token's scope. */
    String words(Action action) {
        return switch (scope) {
            case LEARNER, NO_TOKEN -> Player.LEARNER_SCOPE;
            case READ_ANY -> Action.READ_ANY;
            case ALL -> Player.LEARNER_SCOPE + " " + Action.READ_ANY;
            case LACKING ->
                Arrays.stream(Player.LEARNER_SCOPE.split(" ", -1))
                        .filter(word -> !action.permissions().contains(word))
                        .collect(Collectors.joining(" "));
        };
    }
}
