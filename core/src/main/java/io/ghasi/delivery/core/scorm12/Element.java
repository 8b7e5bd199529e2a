package io.ghasi.delivery.core.scorm12;

import io.ghasi.delivery.core.scorm.runtime.Access;
import java.util.function.Predicate;

/**
 * One element of the data model.
 *
 * @param form whether it may have a value
 * @param initial its value as long as nobody has set it
 */
record Element(Predicate<String> form, Access access, String initial) {}
