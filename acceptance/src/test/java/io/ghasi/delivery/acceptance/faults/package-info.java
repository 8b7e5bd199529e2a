/** What the api does while what it stands on fails, and while it is ended itself: nothing that was acknowledged is lost, nothing is done twice. */
@NullMarked
package io.ghasi.delivery.acceptance.faults;

import org.jspecify.annotations.NullMarked;
