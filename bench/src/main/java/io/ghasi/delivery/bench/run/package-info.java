/** The run itself: what comes after what, and what is made of it. */
@NullMarked
package io.ghasi.delivery.bench.run;

import org.jspecify.annotations.NullMarked;
