/** What sequencing costs in the core, with no server beside it: requests on a course of a thousand activities. */
@NullMarked
package io.ghasi.delivery.bench.sequencing;

import org.jspecify.annotations.NullMarked;
