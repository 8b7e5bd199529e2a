/** Where the files of packages are kept. */
@NullMarked
package io.ghasi.delivery.sandbox.content.store;

import org.jspecify.annotations.NullMarked;
