/** What goes wrong, told as RFC 9457 has it. */
@NullMarked
package io.ghasi.delivery.api.problem;

import org.jspecify.annotations.NullMarked;
