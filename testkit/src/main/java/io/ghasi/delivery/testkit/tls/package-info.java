/** Certificates made up at run time, for servers that are reached over TLS. */
@NullMarked
package io.ghasi.delivery.testkit.tls;

import org.jspecify.annotations.NullMarked;
