package org.mixtura.core.figure;

import java.util.Optional;

/**
 * The foot of a traversal: what its colours mean and how far housekeeping genes drift; beside each other where the words have room,
 * else below each other.
 */
record KeyAndDrift(ColourKey key, Optional<DriftMeter> drift) {

    private static final double ABOVE = 9;
    private static final double KEY = 0.55;
    private static final double DRIFT = 0.42;

    double heightAt(double width) {
        if (drift.isEmpty() || isBeside(width)) {
            return ABOVE
                    + Math.max(
                            key.heightAt(keyWidth(width)),
                            drift.map(DriftMeter::height).orElse(0.0));
        }
        return ABOVE + key.heightAt(width) + drift.get().height();
    }

    private boolean isBeside(double width) {
        return key.fits(KEY * width)
                && drift.filter(meter -> meter.fits(DRIFT * width)).isPresent();
    }

    private double keyWidth(double width) {
        return drift.isPresent() ? KEY * width : width;
    }

    void draw(FigureCanvas canvas, double left, double top, double width) {
        double y = top + ABOVE;
        if (drift.isEmpty() || isBeside(width)) {
            key.draw(canvas, left, y, keyWidth(width));
            drift.ifPresent(meter -> meter.draw(canvas, left + (1 - DRIFT) * width, y, left + width));
        } else {
            key.draw(canvas, left, y, width);
            drift.get().draw(canvas, left, y + key.heightAt(width), left + width);
        }
    }
}
