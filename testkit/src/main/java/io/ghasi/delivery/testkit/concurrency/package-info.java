/** Tests of what happens at once. */
@NullMarked
package io.ghasi.delivery.testkit.concurrency;

import org.jspecify.annotations.NullMarked;
