package org.mixtura.core.infer;

/**
 * What an arm decodes while one dimension of the state of a cell is varied.
 *
 * @param arm from 0
 * @param category that the decoder is given, from 0
 * @param cell whose other dimensions stay, a row of the cells asked about
 * @param dimension that is varied, from 0
 * @param state values of that dimension, ascending
 * @param expression genes x values
 * @param sd posterior standard deviation of that dimension for the cell; 0 where it is not known
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
        double sd,
        double[] farness,
        int[] nearest) {

    /** Of the standard normal at 0.95. */
    private static final double Z = 1.6448536269514722;

    /** One whose states were not compared with cells. */
    public Traversal(int arm, int category, int cell, int dimension, double[] state, double[][] expression) {
        this(arm, category, cell, dimension, state, expression, 0, new double[0], new int[0]);
    }

    /** Least and largest expression of a gene among the states that the posterior of a cell with this state holds 90 % of. */
    public Interval interval(int gene, int step) {
        double low = expression[gene][step];
        double high = low;
        for (int i = 0; i < state.length; i++) {
            if (Math.abs(state[i] - state[step]) <= Z * sd) {
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
        double[][] rows = new double[genes.length][];
        for (int i = 0; i < genes.length; i++) {
            rows[i] = expression[genes[i]];
        }
        return new Traversal(arm, category, cell, dimension, state, rows, sd, farness, nearest);
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
