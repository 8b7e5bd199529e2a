/** The directory of tenants: where they are at home and how they are set up. */
@NullMarked
package io.ghasi.delivery.sandbox.tenants;

import org.jspecify.annotations.NullMarked;
