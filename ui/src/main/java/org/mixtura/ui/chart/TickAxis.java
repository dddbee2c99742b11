package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.dataset.spi.fastutil.DoubleArrayList;
import javafx.util.StringConverter;

/** An axis with short labels that are true, and whose logarithmic scale has ticks at 1, 2 and 5 where decades alone would be too few. */
final class TickAxis extends DefaultNumericAxis {

    private static final double[] STEPS = {1, 2, 5};
    private static final double FEW_DECADES = 2.5;

    private final boolean whole;

    TickAxis(String name) {
        this(name, false);
    }

    private TickAxis(String name, boolean whole) {
        super(name);
        this.whole = whole;
        setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return Numbers.tick(value.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                return Double.valueOf(text);
            }
        });
    }

    /** An axis of whole numbers: no epoch is 2.5. */
    static TickAxis ofEpochs() {
        return new TickAxis("epoch", true);
    }

    @Override
    protected void calculateMajorTickValues(AxisRange range, DoubleArrayList ticks) {
        if (whole) {
            linearTicks(range, 1, ticks);
            return;
        }
        if (!isLogAxis() || range.getLowerBound() <= 0) {
            super.calculateMajorTickValues(range, ticks);
            return;
        }
        double decades = Math.log10(range.getUpperBound() / range.getLowerBound());
        if (decades < 0.7) {
            linearTicks(range, 0, ticks);
            return;
        }
        int first = (int) Math.floor(Math.log10(range.getLowerBound()));
        int last = (int) Math.ceil(Math.log10(range.getUpperBound()));
        for (int exponent = first; exponent <= last; exponent++) {
            for (double step : STEPS) {
                double value = step * Math.pow(10, exponent);
                boolean wanted = step == 1 || decades < FEW_DECADES;
                if (wanted && value >= range.getLowerBound() && value <= range.getUpperBound()) {
                    ticks.add(value);
                }
            }
        }
    }

    /** Round numbers at a distance that is not less than the given one. */
    private static void linearTicks(AxisRange range, double least, DoubleArrayList ticks) {
        double raw = (range.getUpperBound() - range.getLowerBound()) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double unit = Math.max(least, raw / power < 2 ? 2 * power : raw / power < 5 ? 5 * power : 10 * power);
        for (double v = Math.ceil(range.getLowerBound() / unit) * unit; v <= range.getUpperBound(); v += unit) {
            ticks.add(v);
        }
    }
}
