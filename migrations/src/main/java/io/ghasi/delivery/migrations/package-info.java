/** Forward-only SQL by feature and the command that applies it. */
@NullMarked
package io.ghasi.delivery.migrations;

import org.jspecify.annotations.NullMarked;
