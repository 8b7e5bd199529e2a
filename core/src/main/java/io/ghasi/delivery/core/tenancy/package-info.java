/** Tenants: home region and settings. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.tenancy;

import org.jspecify.annotations.NullMarked;
