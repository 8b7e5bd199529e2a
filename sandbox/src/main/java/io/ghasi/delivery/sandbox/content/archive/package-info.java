/** A package as files: read from a zip or a folder, checked as hostile, found by the addresses that manifests use. */
@NullMarked
package io.ghasi.delivery.sandbox.content.archive;

import org.jspecify.annotations.NullMarked;
