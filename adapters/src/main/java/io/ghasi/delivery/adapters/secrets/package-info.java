/** Secrets that change while a process runs: what they are now, and what they were. Uses settings and telemetry alone. */
@NullMarked
package io.ghasi.delivery.adapters.secrets;

import org.jspecify.annotations.NullMarked;
