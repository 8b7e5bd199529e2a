/** What operators do with dead letters and consumers: {@code dlq} and {@code replay}. */
@NullMarked
package io.ghasi.delivery.projector.operations;

import org.jspecify.annotations.NullMarked;
