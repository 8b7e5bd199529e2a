/** What every client of AWS's has in common: who asks, and over which connections. Uses secrets, settings and TLS alone. */
@NullMarked
package io.ghasi.delivery.adapters.aws;

import org.jspecify.annotations.NullMarked;
