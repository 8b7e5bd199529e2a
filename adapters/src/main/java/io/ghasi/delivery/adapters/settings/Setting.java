package io.ghasi.delivery.adapters.settings;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a record's component something that a deployment may say. What it is without that is Spring's {@code DefaultValue}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What it says, as the end of a sentence that begins with "It says". */
    String value();

    /** A value that would do. */
    String example() default "";

    /** Its name in the environment, where the platform has one of its own for it. */
    String variable() default "";

    /** The smallest number or the shortest duration that is allowed. */
    String from() default "";

    /** The largest number or the longest duration that is allowed. */
    String to() default "";

    /** Whether it is never shown, and may be in a file. A {@link Secret} always is. */
    boolean secret() default false;
}
