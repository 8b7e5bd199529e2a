/**
 * The run-time environment of SCORM 2004 4th Edition (RTE 3, RTE 4): data model, formats, and the API as an object that is asked. Pure; belongs to one visit of
 * one activity.
 */
@NullMarked
package io.ghasi.delivery.core.scorm.runtime;

import org.jspecify.annotations.NullMarked;
