/** What the simulator asks: an action, who asks it, and the headers around it. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.request;

import org.jspecify.annotations.NullMarked;
