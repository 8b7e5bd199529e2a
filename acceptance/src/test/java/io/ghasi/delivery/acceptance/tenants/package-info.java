/** The two-tenant simulator, played for a while, and shown to be able to fail. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants;

import org.jspecify.annotations.NullMarked;
