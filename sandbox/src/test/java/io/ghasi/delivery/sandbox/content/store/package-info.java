/** What every store of packages must do, and one that needs no server. */
@NullMarked
package io.ghasi.delivery.sandbox.content.store;

import org.jspecify.annotations.NullMarked;
