/** Packages of every kind, good and hostile, through the importer. */
@NullMarked
package io.ghasi.delivery.sandbox.content;

import org.jspecify.annotations.NullMarked;
