/**
 * Runs in the forms that other programs read: AnnData, tables for Seurat and Loupe, numbers alone. Start at
 * {@link org.mixtura.core.export.RunExport}; {@link org.mixtura.core.export.AnnDataExport} says what an .h5ad file holds.
 */
@NullMarked
package org.mixtura.core.export;

import org.jspecify.annotations.NullMarked;
