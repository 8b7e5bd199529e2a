/** The two tenants and what each of them owns: people, enrollments, courses. All ids that may collide do. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.world;

import org.jspecify.annotations.NullMarked;
