/** Cases of a SCORM conformance suite, played through whatever can play them, and held against what the suite expects. */
@NullMarked
package io.ghasi.delivery.acceptance.conformance;

import org.jspecify.annotations.NullMarked;
