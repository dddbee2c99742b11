/**
 * Maps of the cells of a run: what lies along their axes, what gives the colours, and what is drawn over the cells. Start at
 * {@link org.mixtura.core.map.MapAxis}.
 */
@NullMarked
package org.mixtura.core.map;

import org.jspecify.annotations.NullMarked;
