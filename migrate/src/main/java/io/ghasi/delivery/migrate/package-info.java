/** migrate: brings the schema up to date, and ends. */
@NullMarked
package io.ghasi.delivery.migrate;

import org.jspecify.annotations.NullMarked;
