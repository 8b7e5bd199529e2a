/** Questions over HTTP that are short. Uses TLS alone. */
@NullMarked
package io.ghasi.delivery.adapters.http;

import org.jspecify.annotations.NullMarked;
