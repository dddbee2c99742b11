package org.mixtura.ui.chart;

import java.util.Arrays;
import java.util.List;

/** What gives each cell its colour. Arrays are taken over and must not change. */
public sealed interface Colouring {

    /** What is shown: a column's or a gene's name. */
    String title();

    /** Number of cells. */
    int size();

    /**
     * Categories.
     *
     * @param codes level of each cell; negative: no value
     * @param argb colour of each level, {@code 0xAARRGGBB}
     */
    record Levels(String title, List<String> levels, int[] codes, int[] argb) implements Colouring {

        public Levels {
            levels = List.copyOf(levels);
            if (argb.length != levels.size()) {
                throw new IllegalArgumentException(argb.length + " colours for " + levels.size() + " levels");
            }
        }

        @Override
        public int size() {
            return codes.length;
        }

        /** How many cells have each level. */
        public int[] counts() {
            int[] counts = new int[levels.size()];
            for (int code : codes) {
                if (code >= 0) {
                    counts[code]++;
                }
            }
            return counts;
        }
    }

    /**
     * Numbers.
     *
     * @param unit what the numbers are, for example {@code log1p of counts per 10,000}; may be empty
     * @param values NaN: no value
     * @param low value of the first colour; smaller ones get it too
     * @param high value of the last colour; greater ones get it too
     * @param zerosApart whether exact zeros are grey and below all others, as for expression
     * @param ramp colours from low to high, {@code 0xAARRGGBB}
     */
    record Continuous(
            String title, String unit, float[] values, double low, double high, boolean zerosApart, int[] ramp)
            implements Colouring {

        public Continuous {
            if (!(high > low)) {
                throw new IllegalArgumentException("no range of colours: " + low + " to " + high);
            }
        }

        /** Clipped at the 1st and 99th percentile; of the values above zero where zeros are apart. */
        public static Continuous clipped(
                String title, String unit, float[] values, boolean zerosApart, int[] ramp) {
            double[] range = percentiles(values, zerosApart);
            return new Continuous(title, unit, values, range[0], range[1], zerosApart, ramp);
        }

        private static double[] percentiles(float[] values, boolean zerosApart) {
            float[] sorted = new float[values.length];
            int n = 0;
            for (float v : values) {
                if (Float.isFinite(v) && !(zerosApart && v == 0)) {
                    sorted[n++] = v;
                }
            }
            if (n == 0) {
                return new double[] {0, 1};
            }
            Arrays.sort(sorted, 0, n);
            double low = zerosApart ? 0 : sorted[(int) Math.round(0.01 * (n - 1))];
            double high = sorted[(int) Math.round(0.99 * (n - 1))];
            return new double[] {low, high > low ? high : low + Math.max(1e-6, Math.abs(low) * 1e-3)};
        }

        @Override
        public int size() {
            return values.length;
        }

        /** The same with another range of colours. */
        public Continuous withRange(double newLow, double newHigh) {
            return new Continuous(title, unit, values, newLow, newHigh, zerosApart, ramp);
        }

        /** Position in the ramp. NaN is not allowed. */
        public int step(double value) {
            double share = (value - low) / (high - low);
            return (int) Math.round(Math.clamp(share, 0.0, 1.0) * (ramp.length - 1));
        }
    }
}
