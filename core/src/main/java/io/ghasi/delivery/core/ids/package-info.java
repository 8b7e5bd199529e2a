/** Typed identifiers: a prefix and a ULID on the wire, a uuid at rest. Stands on the JDK alone. */
@NullMarked
package io.ghasi.delivery.core.ids;

import org.jspecify.annotations.NullMarked;
