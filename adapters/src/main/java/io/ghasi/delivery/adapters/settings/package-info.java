/** What a process is told by its environment: read whole, checked before anything starts, each fault named with its mend. */
@NullMarked
package io.ghasi.delivery.adapters.settings;

import org.jspecify.annotations.NullMarked;
