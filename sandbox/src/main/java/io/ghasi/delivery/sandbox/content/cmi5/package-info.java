/** cmi5 course structures. */
@NullMarked
package io.ghasi.delivery.sandbox.content.cmi5;

import org.jspecify.annotations.NullMarked;
