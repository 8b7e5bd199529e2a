/** What every exchange with the api has in common, over HTTP on real servers. */
@NullMarked
package io.ghasi.delivery.acceptance.conventions;

import org.jspecify.annotations.NullMarked;
