/** A collector of traces. Whoever uses it has gRPC and OpenTelemetry's messages on the class path: they are optional here. */
@NullMarked
package io.ghasi.delivery.testkit.traces;

import org.jspecify.annotations.NullMarked;
