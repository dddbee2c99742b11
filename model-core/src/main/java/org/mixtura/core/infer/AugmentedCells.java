package org.mixtura.core.infer;

import org.mixtura.core.data.FloatMatrix;

/**
 * Cells and new ones like them, row by row.
 *
 * @param original log expression, cells x genes
 * @param augmented of the same shape
 */
public record AugmentedCells(FloatMatrix original, FloatMatrix augmented) {}
