package org.mixtura.core.infer;

import java.util.Arrays;

/**
 * What an arm decodes while one dimension of the state of a cell is varied.
 *
 * @param arm from 0
 * @param category that the decoder is given, from 0
 * @param cell whose other dimensions stay, a row of the cells asked about
 * @param dimension that is varied, from 0
 * @param state values of that dimension, ascending
 * @param expression genes x values
 * @param width what the posterior says of that dimension for the cell
 * @param farness of each value how far the state is from the nearest cells of the category, 1 being the distance beyond which one in a
 *     hundred of these cells is from the others; empty where too few cells say what is far
 * @param nearest of each value the nearest cell of the category, a row of the cells asked about; empty where that is not known
 */
public record Traversal(
        int arm,
        int category,
        int cell,
        int dimension,
        double[] state,
        double[][] expression,
        Width width,
        double[] farness,
        int[] nearest) {

    /**
     * How sure the model is of the state, and what it expects at the ends of what it thinks likely.
     *
     * @param sd posterior standard deviation; 0 where it is not known
     * @param below genes x values: expression where the state is lower than each value by {@link #REACH} standard deviations; empty where it
     *     is not known
     * @param above the same where it is higher
     */
    public record Width(double sd, double[][] below, double[][] above) {

        /** Of the standard normal at 0.95, so that 90 % are within. */
        public static final double REACH = 1.6448536269514722;

        /** Nothing is known. */
        public static final Width UNKNOWN = new Width(0, new double[0][], new double[0][]);

        boolean isKnown() {
            return below.length > 0;
        }

        private Width select(int[] genes) {
            return isKnown() ? new Width(sd, rows(below, genes), rows(above, genes)) : this;
        }
    }

    /** One whose states were not compared with cells. */
    public Traversal(int arm, int category, int cell, int dimension, double[] state, double[][] expression) {
        this(arm, category, cell, dimension, state, expression, Width.UNKNOWN, new double[0], new int[0]);
    }

    /**
     * Least and largest expression of a gene among the states that the posterior of a cell with this state holds 90 % of: at its
     * ends, which may lie beyond the values, and at the values between them.
     */
    public Interval interval(int gene, int step) {
        double low = expression[gene][step];
        double high = low;
        if (width.isKnown()) {
            low = Math.min(low, Math.min(width.below[gene][step], width.above[gene][step]));
            high = Math.max(high, Math.max(width.below[gene][step], width.above[gene][step]));
        }
        for (int i = 0; i < state.length; i++) {
            if (Math.abs(state[i] - state[step]) <= Width.REACH * width.sd) {
                low = Math.min(low, expression[gene][i]);
                high = Math.max(high, expression[gene][i]);
            }
        }
        return new Interval(low, high);
    }

    /** From where to where. */
    public record Interval(double low, double high) {}

    /** The same with other genes, rows of this one. */
    public Traversal select(int[] genes) {
        return new Traversal(
                arm, category, cell, dimension, state, rows(expression, genes), width.select(genes), farness, nearest);
    }

    /** Posterior standard deviation of the state; 0 where it is not known. */
    public double sd() {
        return width.sd;
    }

    private static double[][] rows(double[][] all, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(row -> all[row]).toArray(double[][]::new);
    }

    /** At how many values the state is farther from cells than nearly all cells are from each other. */
    public int farSteps() {
        int far = 0;
        for (double each : farness) {
            far += each > 1 ? 1 : 0;
        }
        return far;
    }
}
