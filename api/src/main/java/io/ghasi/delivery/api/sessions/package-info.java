/** Play sessions over HTTP: one controller per kind of request, the shapes they answer with. */
@NullMarked
package io.ghasi.delivery.api.sessions;

import org.jspecify.annotations.NullMarked;
