/** What is held against the model: bytes, rows, and what an unknown thing looks like. */
@NullMarked
package io.ghasi.delivery.acceptance.tenants.check;

import org.jspecify.annotations.NullMarked;
