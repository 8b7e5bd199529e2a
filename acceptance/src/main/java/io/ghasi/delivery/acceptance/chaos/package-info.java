/** Learners at work while everything that they stand on is killed, stopped and restarted; and an auditor who knows what they were told. */
@NullMarked
package io.ghasi.delivery.acceptance.chaos;

import org.jspecify.annotations.NullMarked;
