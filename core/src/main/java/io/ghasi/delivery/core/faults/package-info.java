/** What goes wrong outside and is nobody's decision. Stands on the JDK alone. */
@NullMarked
package io.ghasi.delivery.core.faults;

import org.jspecify.annotations.NullMarked;
