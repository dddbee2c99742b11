/**
 * Figures: drawn once to a {@code Graphics2D} and written as PNG, TIFF, SVG or PDF, with the colours and the point
 * rasteriser that the window uses too. Start at {@link org.mixtura.core.figure.FigureWriter}.
 */
@NullMarked
package org.mixtura.core.figure;

import org.jspecify.annotations.NullMarked;
