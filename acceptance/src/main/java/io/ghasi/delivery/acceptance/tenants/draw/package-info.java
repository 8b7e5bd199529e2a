/** What is asked next: one generator for each operation of the contract. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.draw;

import org.jspecify.annotations.NullMarked;
