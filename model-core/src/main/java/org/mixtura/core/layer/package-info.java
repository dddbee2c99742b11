/**
 * What a user puts on top of a finished run, which itself never changes: columns of labels, colours of levels, components that
 * were merged, split and named. Start at {@link org.mixtura.core.layer.RunLayers}.
 */
@NullMarked
package org.mixtura.core.layer;

import org.jspecify.annotations.NullMarked;
