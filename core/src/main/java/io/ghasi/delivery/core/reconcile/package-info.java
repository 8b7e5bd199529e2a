/** Whether a stream still has what the archive says was published, and what is to be published again. Stands on ids and outbox. */
@NullMarked
package io.ghasi.delivery.core.reconcile;

import org.jspecify.annotations.NullMarked;
