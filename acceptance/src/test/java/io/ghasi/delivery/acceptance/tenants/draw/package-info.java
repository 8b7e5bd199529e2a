/** Of the generators. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.draw;

import org.jspecify.annotations.NullMarked;
