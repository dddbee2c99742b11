/**
 * A data set in memory: counts, genes, cells. Immutable values, no file formats. Start at {@link
 * org.mixtura.core.data.CellDataset}.
 */
@NullMarked
package org.mixtura.core.data;

import org.jspecify.annotations.NullMarked;
