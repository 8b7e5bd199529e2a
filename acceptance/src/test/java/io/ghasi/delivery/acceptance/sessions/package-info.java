/** Play sessions over HTTP, as the contract describes them, on real servers. */
@NullMarked
package io.ghasi.delivery.acceptance.sessions;

import org.jspecify.annotations.NullMarked;
