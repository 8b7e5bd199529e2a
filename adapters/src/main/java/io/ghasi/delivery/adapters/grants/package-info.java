/** Run-time grants: what a path carries that content calls us by, and the keys that it is signed with. Uses settings and secrets. */
@NullMarked
package io.ghasi.delivery.adapters.grants;

import org.jspecify.annotations.NullMarked;
