/** Data, gene sets and fonts that ship with the product. Start at {@link org.mixtura.resources.BundledResource}. */
@NullMarked
package org.mixtura.resources;

import org.jspecify.annotations.NullMarked;
