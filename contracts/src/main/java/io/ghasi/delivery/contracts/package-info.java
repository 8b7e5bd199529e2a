/** The contracts on the class path under {@code contracts/}, and the names by which events point at their schemas. */
@NullMarked
package io.ghasi.delivery.contracts;

import org.jspecify.annotations.NullMarked;
