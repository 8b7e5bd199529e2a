/**
 * Builds the container image, without an engine or a registry: a JVM of the modules that are needed, a C library, our four programs with their
 * libraries once, and what their JVMs learnt in a rehearsal.
 */
@NullMarked
package io.ghasi.delivery.image;

import org.jspecify.annotations.NullMarked;
