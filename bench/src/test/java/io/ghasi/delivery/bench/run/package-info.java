/** What is made of measurements. */
@NullMarked
package io.ghasi.delivery.bench.run;

import org.jspecify.annotations.NullMarked;
