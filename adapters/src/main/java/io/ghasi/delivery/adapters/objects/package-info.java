/** The object store, by S3's protocol. */
@NullMarked
package io.ghasi.delivery.adapters.objects;

import org.jspecify.annotations.NullMarked;
