/** The course as a player reads it: drafted by a reader of one standard, written and checked against the contract. */
@NullMarked
package io.ghasi.delivery.sandbox.content.manifest;

import org.jspecify.annotations.NullMarked;
