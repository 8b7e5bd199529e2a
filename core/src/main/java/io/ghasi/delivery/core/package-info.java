/** Every decision of the service, and nothing else: depends on the JDK and JSpecify alone. */
@NullMarked
package io.ghasi.delivery.core;

import org.jspecify.annotations.NullMarked;
