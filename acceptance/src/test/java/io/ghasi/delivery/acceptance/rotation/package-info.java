/** Certificates, passwords and keys become others while learners are at work. */
@NullMarked
package io.ghasi.delivery.acceptance.rotation;

import org.jspecify.annotations.NullMarked;
