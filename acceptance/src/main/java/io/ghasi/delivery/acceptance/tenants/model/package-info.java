/** What must come back: sessions, keys and limits as the specification has them, and who may see what. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.model;

import org.jspecify.annotations.NullMarked;
