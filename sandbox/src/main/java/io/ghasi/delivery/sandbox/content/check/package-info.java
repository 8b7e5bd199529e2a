/** What an import found wrong, what it mended, and how much it is willing to read. */
@NullMarked
package io.ghasi.delivery.sandbox.content.check;

import org.jspecify.annotations.NullMarked;
