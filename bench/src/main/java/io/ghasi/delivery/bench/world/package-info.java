/** Who plays what: tenants, learners and sessions, numbered, the same in Java and in SQL. */
@NullMarked
package io.ghasi.delivery.bench.world;

import org.jspecify.annotations.NullMarked;
