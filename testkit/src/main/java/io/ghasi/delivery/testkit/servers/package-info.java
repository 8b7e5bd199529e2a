/** Real servers: where their binaries come from, how they start, how they end. */
@NullMarked
package io.ghasi.delivery.testkit.servers;

import org.jspecify.annotations.NullMarked;
