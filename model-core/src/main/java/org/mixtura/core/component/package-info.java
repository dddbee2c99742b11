/**
 * What the components of a model's mixture say about cells: how far apart they are, which types they hold, which genes go
 * with them. Plain values for tables and figures. Start at {@link org.mixtura.core.component.ComponentGraph} and {@link
 * org.mixtura.core.component.TypeTable}.
 */
@NullMarked
package org.mixtura.core.component;

import org.jspecify.annotations.NullMarked;
