/** What events do from one process to another. */
@NullMarked
package io.ghasi.delivery.acceptance.events;

import org.jspecify.annotations.NullMarked;
