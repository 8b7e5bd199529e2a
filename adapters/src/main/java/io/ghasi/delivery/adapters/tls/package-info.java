/** TLS with servers that authorities of our own choice vouch for. Whoever connects over TLS does it by this. */
@NullMarked
package io.ghasi.delivery.adapters.tls;

import org.jspecify.annotations.NullMarked;
