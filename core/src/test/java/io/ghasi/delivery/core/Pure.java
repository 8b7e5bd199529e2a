package io.ghasi.delivery.core;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Takes time, chance and threads as parameters. */
final class Pure extends ArchCondition<JavaClass> {
    private static final Set<String> FORBIDDEN = Set.of(
            "java.time.Instant.now",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.lang.Thread.start",
            "java.lang.Thread.ofVirtual");

    Pure() {
        super("take time, chance and threads as parameters");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (JavaAccess<?> access : item.getAccessesFromSelf()) {
            String called = access.getTargetOwner().getName() + "." + access.getName();
            if (FORBIDDEN.contains(called)) {
                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
            }
        }
    }
}
