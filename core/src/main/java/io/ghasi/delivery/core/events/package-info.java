/** What happened, as facts for the rest of the platform. Stands on ids. */
@NullMarked
package io.ghasi.delivery.core.events;

import org.jspecify.annotations.NullMarked;
