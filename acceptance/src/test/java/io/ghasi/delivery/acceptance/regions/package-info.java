/** Two whole regions and one directory of tenants: nothing of a tenant is written but at home. */
@NullMarked
package io.ghasi.delivery.acceptance.regions;

import org.jspecify.annotations.NullMarked;
