/** What pgbench alone gets out of the same cluster: the floor under the service. */
@NullMarked
package io.ghasi.delivery.bench.floor;

import org.jspecify.annotations.NullMarked;
