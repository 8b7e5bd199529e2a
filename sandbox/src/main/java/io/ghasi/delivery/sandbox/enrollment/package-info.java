/** enrollment-service: who may play which course version. */
@NullMarked
package io.ghasi.delivery.sandbox.enrollment;

import org.jspecify.annotations.NullMarked;
