/** What every request and answer has in common: who asks, which trace, how bodies and fields are read, how answers are written. */
@NullMarked
package io.ghasi.delivery.api.exchange;

import org.jspecify.annotations.NullMarked;
