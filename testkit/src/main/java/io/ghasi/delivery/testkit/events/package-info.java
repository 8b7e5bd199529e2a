/** Whether an event is as its contract says, for whatever test sees one. */
@NullMarked
package io.ghasi.delivery.testkit.events;

import org.jspecify.annotations.NullMarked;
