/** What other services tell us, taken once each and in order: positions, guards, verdicts, and what is to be done. Stands on ids, events and tenancy. */
@NullMarked
package io.ghasi.delivery.core.inbox;

import org.jspecify.annotations.NullMarked;
