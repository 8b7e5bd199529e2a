/** assessment-service: which gates a learner has passed. */
@NullMarked
package io.ghasi.delivery.sandbox.assessment;

import org.jspecify.annotations.NullMarked;
