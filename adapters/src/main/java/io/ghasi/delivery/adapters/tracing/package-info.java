/** What is done for one request, in whichever process, as the spans of one trace. Stands beside the other adapters, which may all use it. */
@NullMarked
package io.ghasi.delivery.adapters.tracing;

import org.jspecify.annotations.NullMarked;
