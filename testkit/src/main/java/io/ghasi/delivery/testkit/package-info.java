/** Real servers and seeded worlds, used by the tests and by the sandbox alike. */
@NullMarked
package io.ghasi.delivery.testkit;

import org.jspecify.annotations.NullMarked;
