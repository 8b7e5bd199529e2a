/** Flags through OpenFeature, from a file in flagd's format that is read anew when it changes. */
@NullMarked
package io.ghasi.delivery.adapters.flags;

import org.jspecify.annotations.NullMarked;
