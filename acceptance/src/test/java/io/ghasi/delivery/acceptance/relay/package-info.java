/** That the relay and the inbox keep their promises in any weather, and that the audit would miss what keeps them. */
@NullMarked
package io.ghasi.delivery.acceptance.relay;

import org.jspecify.annotations.NullMarked;
