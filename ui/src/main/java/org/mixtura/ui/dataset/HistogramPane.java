package org.mixtura.ui.dataset;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Bars of a {@link Histogram} with the edges of its axis; a bar's tooltip says what it holds. */
final class HistogramPane extends Region {

    private static final double GAP = 1;

    private final Histogram histogram;
    private final Region[] bars;
    private final Label low = new Label();
    private final Label middle = new Label("counts per cell (log)");
    private final Label high = new Label();

    HistogramPane(Histogram histogram) {
        this.histogram = histogram;
        this.bars = new Region[histogram.counts().length];
        getStyleClass().add("histogram");
        for (int i = 0; i < bars.length; i++) {
            bars[i] = new Region();
            bars[i].getStyleClass().add("bar");
            Tooltip.install(
                    bars[i],
                    new Tooltip("%,.0f to %,.0f counts: %,d cells"
                            .formatted(
                                    histogram.edge(i),
                                    histogram.edge(i + 1),
                                    histogram.counts()[i])));
            getChildren().add(bars[i]);
        }
        low.setText(String.format(Locale.ROOT, "%,.0f", histogram.min()));
        high.setText(String.format(Locale.ROOT, "%,.0f", histogram.max()));
        for (Label label : new Label[] {low, middle, high}) {
            label.getStyleClass().add("axis-label");
            getChildren().add(label);
        }
    }

    @Override
    protected void layoutChildren() {
        double text = low.prefHeight(-1);
        double x0 = snappedLeftInset();
        double y0 = snappedTopInset();
        double w = getWidth() - x0 - snappedRightInset();
        double h = getHeight() - y0 - snappedBottomInset() - text - 4;
        double step = w / bars.length;
        int highest = Math.max(1, histogram.highest());
        for (int i = 0; i < bars.length; i++) {
            int count = histogram.counts()[i];
            double height = count == 0 ? 0 : Math.max(1, h * count / highest);
            double left = snapPositionX(x0 + i * step);
            double right = snapPositionX(x0 + (i + 1) * step) - GAP;
            bars[i].resizeRelocate(left, y0 + h - height, Math.max(1, right - left), height);
        }
        place(low, x0, y0 + h + 4);
        place(high, x0 + w - high.prefWidth(-1), y0 + h + 4);
        place(middle, x0 + (w - middle.prefWidth(-1)) / 2, y0 + h + 4);
    }

    private static void place(Label label, double x, double y) {
        label.resizeRelocate(Math.rint(x), Math.rint(y), label.prefWidth(-1), label.prefHeight(-1));
    }
}
