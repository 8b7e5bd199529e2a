@NullMarked
package io.ghasi.delivery.relay.operations;

import org.jspecify.annotations.NullMarked;
