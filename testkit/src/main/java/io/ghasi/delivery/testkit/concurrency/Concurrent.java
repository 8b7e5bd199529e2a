package io.ghasi.delivery.testkit.concurrency;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test in which threads meet: one run proves little. It runs fifty times in a full build ({@code -Dfull=true}). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Repetitions.class)
public @interface Concurrent {
    /** How often it runs in a usual build. */
    int usually() default 3;
}
