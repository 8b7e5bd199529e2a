/** The process that takes what other services tell: lines say what it means, the loop sees to it that it is taken once. */
@NullMarked
package io.ghasi.delivery.projector;

import org.jspecify.annotations.NullMarked;
