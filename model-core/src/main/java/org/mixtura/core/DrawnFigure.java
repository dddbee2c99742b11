package org.mixtura.core;

import org.mixtura.core.figure.Figure;
import org.mixtura.core.run.RunTable;

/**
 * A figure and the numbers in it, for those who want to draw it themselves.
 *
 * @param figure ready to be drawn or written
 * @param data what it shows, row by row
 */
public record DrawnFigure(Figure figure, RunTable data) {}
