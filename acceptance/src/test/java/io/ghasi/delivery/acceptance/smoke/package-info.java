/** {@code ./delivery smoke}, on deployments that are well and on others. */
@NullMarked
package io.ghasi.delivery.acceptance.smoke;

import org.jspecify.annotations.NullMarked;
