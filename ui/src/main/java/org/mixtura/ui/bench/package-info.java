/** Measures how the window keeps up with many cells. Start at {@link org.mixtura.ui.bench.ScatterBench}. */
@NullMarked
package org.mixtura.ui.bench;

import org.jspecify.annotations.NullMarked;
