/** The sandbox's own PostgreSQL database: how it comes to be, and how it is spoken to. */
@NullMarked
package io.ghasi.delivery.sandbox.database;

import org.jspecify.annotations.NullMarked;
