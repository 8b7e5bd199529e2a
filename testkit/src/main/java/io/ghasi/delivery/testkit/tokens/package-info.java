/** Tokens for tests and for the sandbox, good ones and others. */
@NullMarked
package io.ghasi.delivery.testkit.tokens;

import org.jspecify.annotations.NullMarked;
