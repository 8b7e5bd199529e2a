/** What tests of the api need around them: tenants with courses, learners who are enrolled, and a look at the rows. */
@NullMarked
package io.ghasi.delivery.acceptance.school;

import org.jspecify.annotations.NullMarked;
