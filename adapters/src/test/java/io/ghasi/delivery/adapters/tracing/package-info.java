@NullMarked
package io.ghasi.delivery.adapters.tracing;

import org.jspecify.annotations.NullMarked;
