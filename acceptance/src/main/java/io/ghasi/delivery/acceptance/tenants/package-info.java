/** The two-tenant simulator: two tenants whose data collide ask everything in random order, and a model knows who may see what. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants;

import org.jspecify.annotations.NullMarked;
