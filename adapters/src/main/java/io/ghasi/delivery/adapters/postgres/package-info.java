/** Sessions and decisions in PostgreSQL: one call to read, one shared call to write. */
@NullMarked
package io.ghasi.delivery.adapters.postgres;

import org.jspecify.annotations.NullMarked;
