/** content-service's import: a package made by anybody becomes a checked manifest and files in the object store, or nothing. */
@NullMarked
package io.ghasi.delivery.sandbox.content;

import org.jspecify.annotations.NullMarked;
