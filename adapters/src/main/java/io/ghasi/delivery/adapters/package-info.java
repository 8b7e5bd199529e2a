/** What the service touches: one package per technology; adapters never import each other. */
@NullMarked
package io.ghasi.delivery.adapters;

import org.jspecify.annotations.NullMarked;
