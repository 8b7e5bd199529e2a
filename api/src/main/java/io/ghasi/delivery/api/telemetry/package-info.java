/** What is counted and timed of requests and of sessions, under the names that the platform's dashboards ask for. */
@NullMarked
package io.ghasi.delivery.api.telemetry;

import org.jspecify.annotations.NullMarked;
