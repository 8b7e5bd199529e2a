package io.ghasi.delivery.core.scorm.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One element of the data model.
 *
 * @param initial its value as long as nobody has set it; null where it has none then
 */
record Element(Format format, Access access, @Nullable String initial) {}
