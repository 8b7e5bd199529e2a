@NullMarked
package io.ghasi.delivery.core.reconcile;

import org.jspecify.annotations.NullMarked;
