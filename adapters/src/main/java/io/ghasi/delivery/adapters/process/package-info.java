/** What every process of the service has, whatever it does: probes, metrics, chores. */
@NullMarked
package io.ghasi.delivery.adapters.process;

import org.jspecify.annotations.NullMarked;
