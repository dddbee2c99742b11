package org.mixtura.ui.form;

import java.math.BigDecimal;
import java.math.MathContext;

/** Where a value lies on a slider: evenly over a narrow range, and over a wide one the finer the smaller the value. */
record SliderScale(double min, double max) {

    private static final double WIDE = 100;

    private boolean isWide() {
        return max - min > WIDE;
    }

    /** 0 to 1. */
    double position(double value) {
        return isWide() ? Math.log1p(value - min) / Math.log1p(max - min) : (value - min) / (max - min);
    }

    /** The value at a position, with no more digits than a slider can choose. */
    String text(double position) {
        double value = isWide() ? min + Math.expm1(position * Math.log1p(max - min)) : min + position * (max - min);
        double clamped = Math.clamp(value, min, max);
        return new BigDecimal(clamped)
                .round(new MathContext(clamped < 1 ? 2 : 3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
