@NullMarked
package io.ghasi.delivery.api.content;

import org.jspecify.annotations.NullMarked;
