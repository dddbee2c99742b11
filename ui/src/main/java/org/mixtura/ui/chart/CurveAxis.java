package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.dataset.spi.fastutil.DoubleArrayList;
import javafx.util.StringConverter;

/** An axis whose logarithmic scale has ticks at 1, 2 and 5 where decades alone would be too few. */
final class CurveAxis extends DefaultNumericAxis {

    private static final double[] STEPS = {1, 2, 5};
    private static final double FEW_DECADES = 2.5;

    CurveAxis(String name) {
        super(name);
        setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return Numbers.brief(Math.abs(value.doubleValue()) < 1e-12 ? 0 : value.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                return Double.valueOf(text);
            }
        });
    }

    @Override
    protected void calculateMajorTickValues(AxisRange range, DoubleArrayList ticks) {
        if (!isLogAxis() || range.getLowerBound() <= 0) {
            super.calculateMajorTickValues(range, ticks);
            return;
        }
        double decades = Math.log10(range.getUpperBound() / range.getLowerBound());
        if (decades < 0.7) {
            linearTicks(range, ticks);
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

    /** Round numbers, for a stretch so short that a logarithmic scale is nearly even. */
    private static void linearTicks(AxisRange range, DoubleArrayList ticks) {
        double raw = (range.getUpperBound() - range.getLowerBound()) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double unit = raw / power < 2 ? 2 * power : raw / power < 5 ? 5 * power : 10 * power;
        for (double v = Math.ceil(range.getLowerBound() / unit) * unit; v <= range.getUpperBound(); v += unit) {
            ticks.add(v);
        }
    }
}
