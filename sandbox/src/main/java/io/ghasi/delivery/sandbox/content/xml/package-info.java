/** XML of unknown origin as a bounded tree: no DTD, no entity, whatever encoding the author's tool believed in. */
@NullMarked
package io.ghasi.delivery.sandbox.content.xml;

import org.jspecify.annotations.NullMarked;
