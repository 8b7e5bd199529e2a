/** The least that an HTTP service with JSON needs: routes, bounded bodies, checked fields, problems. Stands on the JDK's own server. */
@NullMarked
package io.ghasi.delivery.sandbox.http;

import org.jspecify.annotations.NullMarked;
