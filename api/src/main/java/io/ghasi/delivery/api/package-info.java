/** The HTTP process: one package per feature, wiring written out by hand. */
@NullMarked
package io.ghasi.delivery.api;

import org.jspecify.annotations.NullMarked;
