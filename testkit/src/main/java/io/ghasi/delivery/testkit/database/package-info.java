/** Databases of the service's own making: roles, schema, row security, empty tables. */
@NullMarked
package io.ghasi.delivery.testkit.database;

import org.jspecify.annotations.NullMarked;
