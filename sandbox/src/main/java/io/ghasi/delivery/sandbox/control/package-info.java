/** Tells a running sandbox what to do, over HTTP as everybody else. */
@NullMarked
package io.ghasi.delivery.sandbox.control;

import org.jspecify.annotations.NullMarked;
