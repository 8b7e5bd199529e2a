/** How a process tells of itself: its log. Stands beside the other adapters, which may all use it. */
@NullMarked
package io.ghasi.delivery.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
