/** Third-party data that the service is held against. It is read where it lies, and never copied. */
@NullMarked
package io.ghasi.delivery.testkit.conformance;

import org.jspecify.annotations.NullMarked;
