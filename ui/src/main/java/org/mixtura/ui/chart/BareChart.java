package org.mixtura.ui.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.Renderer;
import io.fair_acc.chartfx.renderer.spi.AbstractRenderer;
import io.fair_acc.dataset.events.ChartBits;

/** A ChartFx chart reduced to axes and canvas: no tool bar, no legend, no minor ticks; its look is in chart.css. */
final class BareChart extends XYChart {

    private static final int TICKS_X = 8;
    private static final int TICKS_Y = 7;

    private final DefaultNumericAxis x;
    private final DefaultNumericAxis y;

    BareChart(DefaultNumericAxis x, DefaultNumericAxis y, AbstractRenderer<?> renderer) {
        super(x, y);
        this.x = x;
        this.y = y;
        tidy(x, TICKS_X);
        tidy(y, TICKS_Y);
        getStyleClass().add("bare-chart");
        getRenderers().setAll((Renderer) renderer);
        getLegend().getNode().setVisible(false);
        getLegend().getNode().setManaged(false);
        getGridRenderer().setDrawOnTop(false);
        menuPane.setTop(null);
        setAnimated(false);
        setMinSize(0, 0);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static void tidy(DefaultNumericAxis axis, int ticks) {
        // A null unit, not an empty one: "name []" otherwise.
        axis.setUnit(null);
        axis.setAutoRanging(false);
        axis.setAutoGrowRanging(false);
        axis.setAutoUnitScaling(false);
        axis.setAnimated(false);
        axis.setMinorTickCount(0);
        axis.setMaxMajorTickLabelCount(ticks);
    }

    DefaultNumericAxis x() {
        return x;
    }

    DefaultNumericAxis y() {
        return y;
    }

    /** Sets both axes. */
    void show(DataWindow window) {
        x.set(window.minX(), window.maxX());
        y.set(window.minY(), window.maxY());
    }

    /** Draws the canvas again with the next pulse. */
    void redraw() {
        fireInvalidated(ChartBits.ChartCanvas);
    }
}
