/** The neighbour services over HTTP, each behind the core's port: bounded in time, in size and in how often a failing one is asked. */
@NullMarked
package io.ghasi.delivery.adapters.platform;

import org.jspecify.annotations.NullMarked;
