/** Open-model and closed-model load beside a floor in the same run. */
@NullMarked
package io.ghasi.delivery.bench;

import org.jspecify.annotations.NullMarked;
