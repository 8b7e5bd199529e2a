/** Of the checks: each finds what it is for. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.check;

import org.jspecify.annotations.NullMarked;
