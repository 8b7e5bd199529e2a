/** What each event of another service means here; how its text is read, and what of it is no event at all. */
@NullMarked
package io.ghasi.delivery.projector.lines;

import org.jspecify.annotations.NullMarked;
