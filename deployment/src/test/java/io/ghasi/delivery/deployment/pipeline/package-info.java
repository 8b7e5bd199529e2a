/** The way from a change to production: workflows, and the commands that they and people call. */
@NullMarked
package io.ghasi.delivery.deployment.pipeline;

import org.jspecify.annotations.NullMarked;
