/** The service as the bench sees it: something that starts, answers, and stands on a database. */
@NullMarked
package io.ghasi.delivery.bench.service;

import org.jspecify.annotations.NullMarked;
