/** Of the two tenants. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.world;

import org.jspecify.annotations.NullMarked;
