/** What documents say is there, is there. */
@NullMarked
package io.ghasi.delivery.deployment.documents;

import org.jspecify.annotations.NullMarked;
