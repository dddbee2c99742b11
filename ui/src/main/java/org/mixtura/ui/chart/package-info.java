/**
 * Scatter and curve charts: ChartFx axes with our own renderers, drawn fast and without ChartFx's default look. View models here know no scene graph and can be tested without a window. Start at {@link ScatterPane}, {@link CurvesPane}.
 */
@NullMarked
package org.mixtura.ui.chart;

import org.jspecify.annotations.NullMarked;
