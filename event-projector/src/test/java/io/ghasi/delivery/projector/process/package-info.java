/** The projector as it runs: processes of their own, on real servers. */
@NullMarked
package io.ghasi.delivery.projector.process;

import org.jspecify.annotations.NullMarked;
