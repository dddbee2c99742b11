package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import java.util.OptionalInt;

/**
 * Curves over the epochs of a training run, one small panel for each quantity.
 *
 * @param title above all panels; may be empty
 * @param panels from left to right, then down
 * @param bestEpoch the epoch whose weights were kept, marked in every panel
 */
public record CurvesFigure(String title, List<Panel> panels, OptionalInt bestEpoch) implements Figure {

    /**
     * One quantity.
     *
     * @param title what is shown, for example {@code Loss}
     * @param unit what the numbers are, for example {@code nats per cell}; may be empty
     * @param logarithmic whether the vertical axis is; then values of 0 and below are not drawn
     * @param curves drawn in this order
     */
    public record Panel(String title, String unit, boolean logarithmic, List<Curve> curves) {
        public Panel {
            curves = List.copyOf(curves);
        }
    }

    /**
     * One line.
     *
     * @param name for the legend, for example {@code validation}
     * @param epochs ascending
     * @param values one an epoch; NaN leaves a gap
     * @param look how the line is drawn
     */
    public record Curve(String name, double[] epochs, double[] values, Look look) {
        public Curve {
            if (epochs.length != values.length) {
                throw new IllegalArgumentException(epochs.length + " epochs, " + values.length + " values");
            }
        }
    }

    /**
     * How a line is drawn.
     *
     * @param colour its number in the {@link Palette}
     * @param dashed whether it is broken
     */
    public record Look(int colour, boolean dashed) {

        private static final String TRAINING = "train";

        /**
         * That of a term of the loss: what the model trains on is a broken line, the cells that it has not seen a whole one.
         *
         * @param term its number among the terms of the run
         * @param split of which cells, as {@code metrics.csv} names them
         */
        public static Look ofTerm(int term, String split) {
            return new Look(term, split.equals(TRAINING));
        }

        /** A whole line, as that of a score. */
        public static Look whole(int colour) {
            return new Look(colour, false);
        }

        /** The colour, {@code 0xAARRGGBB}. */
        public int argb() {
            return Palette.colour(colour);
        }

        Color ink() {
            return new Color(argb());
        }

        void draw(FigureCanvas canvas, Shape line, double width) {
            if (dashed) {
                canvas.dashed(line, ink(), width, ON, OFF);
            } else {
                canvas.stroke(line, ink(), width);
            }
        }
    }

    private static final double ON = 2.8;
    private static final double OFF = 1.8;

    public CurvesFigure {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("no panels");
        }
    }

    @Override
    public double heightAt(double width) {
        return new CurvesDrawing(this).heightAt(width);
    }

    @Override
    public void draw(FigureCanvas canvas) {
        new CurvesDrawing(this).draw(canvas);
    }
}
