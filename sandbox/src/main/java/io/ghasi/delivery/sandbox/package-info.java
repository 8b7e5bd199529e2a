/** The laptop: starts real servers, plays the neighbours over HTTP, imports packages. */
@NullMarked
package io.ghasi.delivery.sandbox;

import org.jspecify.annotations.NullMarked;
