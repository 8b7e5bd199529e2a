/** What a process does now and then, whoever asks. */
@NullMarked
package io.ghasi.delivery.api.housekeeping;

import org.jspecify.annotations.NullMarked;
