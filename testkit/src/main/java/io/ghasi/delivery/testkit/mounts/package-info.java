/** Files that are swapped while somebody reads them, as in a pod. */
@NullMarked
package io.ghasi.delivery.testkit.mounts;

import org.jspecify.annotations.NullMarked;
