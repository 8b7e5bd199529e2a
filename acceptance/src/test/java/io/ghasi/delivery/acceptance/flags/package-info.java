/** What is switched for a tenant while the api runs. */
@NullMarked
package io.ghasi.delivery.acceptance.flags;

import org.jspecify.annotations.NullMarked;
