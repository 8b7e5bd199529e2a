/** Run-time grants: who gets one, what it opens, and that nobody is told of it. */
@NullMarked
package io.ghasi.delivery.acceptance.grants;

import org.jspecify.annotations.NullMarked;
