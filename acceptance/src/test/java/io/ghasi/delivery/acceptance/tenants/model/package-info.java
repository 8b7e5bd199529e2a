/** Of the model. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.model;

import org.jspecify.annotations.NullMarked;
