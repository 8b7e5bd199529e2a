/** How the parts are put together: reads as a table of contents. */
@NullMarked
package io.ghasi.delivery.api.wiring;

import org.jspecify.annotations.NullMarked;
