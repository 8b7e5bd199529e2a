/** Whether the process lives and whether it can serve. */
@NullMarked
package io.ghasi.delivery.api.health;

import org.jspecify.annotations.NullMarked;
