package org.mixtura.core;

import java.util.List;

/**
 * Which curves of a run a figure shows.
 *
 * @param curves their names as the window has them: a term of the loss and its part of the cells, {@code loss validation}, or a score,
 *     {@code ARI}; in any order
 * @param logarithmic whether the vertical axes of the loss are
 */
public record CurveChoice(List<String> curves, boolean logarithmic) {

    public CurveChoice {
        curves = List.copyOf(curves);
    }
}
