package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.RunTable;

/**
 * How unsure a model is of each cell.
 *
 * @param spread posterior standard deviation of a cell's code as a share of that of all codes, the root mean square over the latent
 *     dimensions: 0 is certain, 1 as wide as all cells; empty for a model that knows no posterior
 *     (of a model of states, of their arms and dimensions, in shares of the prior's: 0 is certain, 1 says that nothing is known)
 * @param entropy of the probabilities of a cell's components, as a share of the largest possible: 0 where one component has
 *     all, 1 where all have the same; empty for a model without components
 * @param states posterior standard deviations of the state by each arm, cells x dimensions; empty for a model without states
 */
public record CellUncertainty(Optional<float[]> spread, Optional<float[]> entropy, List<FloatMatrix> states) {

    /** A spread that counts as certain in any model. */
    private static final float SMALL = 0.1f;

    public CellUncertainty {
        states = List.copyOf(states);
    }

    /** Of a model without states. */
    public CellUncertainty(Optional<float[]> spread, Optional<float[]> entropy) {
        this(spread, entropy, List.of());
    }

    /**
     * From what a model of categories with states says of cells.
     *
     * @param states posterior standard deviations by each arm, cells x dimensions
     * @param memberships cells x categories
     */
    public static CellUncertainty ofStates(List<FloatMatrix> states, Optional<FloatMatrix> memberships) {
        var arms = states.stream().map(CellUncertainty::ofArm).toList();
        float[] all = new float[arms.getFirst().length];
        for (int cell = 0; cell < all.length; cell++) {
            double squares = 0;
            for (float[] arm : arms) {
                squares += arm[cell] * arm[cell] / arms.size();
            }
            all[cell] = (float) Math.sqrt(squares);
        }
        return new CellUncertainty(
                Optional.of(all), memberships.filter(each -> each.columns() > 1).map(CellUncertainty::entropy), states);
    }

    /** Of each cell the root mean square over the dimensions of the state, one an arm. */
    public List<float[]> spreadByArm() {
        return states.stream().map(CellUncertainty::ofArm).toList();
    }

    private static float[] ofArm(FloatMatrix sd) {
        float[] spread = new float[sd.rows()];
        for (int cell = 0; cell < spread.length; cell++) {
            double squares = 0;
            for (int d = 0; d < sd.columns(); d++) {
                squares += sd.at(cell, d) * sd.at(cell, d) / sd.columns();
            }
            spread[cell] = (float) Math.sqrt(squares);
        }
        return spread;
    }

    /**
     * From what a model says of cells.
     *
     * @param codes posterior means, cells x dimensions
     * @param sd their standard deviations, all 0 where they are not known
     * @param memberships cells x components; empty: the model has none
     */
    public static CellUncertainty of(FloatMatrix codes, FloatMatrix sd, Optional<FloatMatrix> memberships) {
        boolean known = false;
        for (float each : sd.values()) {
            known |= each > 0;
        }
        return new CellUncertainty(
                known ? Optional.of(spread(codes, sd)) : Optional.empty(),
                memberships.filter(all -> all.columns() > 1).map(CellUncertainty::entropy));
    }

    private static float[] spread(FloatMatrix codes, FloatMatrix sd) {
        int dimensions = codes.columns();
        double[] variances = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            float[] column = codes.column(d);
            double mean = 0;
            for (float value : column) {
                mean += value / column.length;
            }
            for (float value : column) {
                variances[d] += (value - mean) * (value - mean) / column.length;
            }
        }
        float[] spread = new float[codes.rows()];
        for (int cell = 0; cell < spread.length; cell++) {
            double sum = 0;
            for (int d = 0; d < dimensions; d++) {
                double share = variances[d] == 0 ? 0 : sd.at(cell, d) * sd.at(cell, d) / variances[d];
                sum += share / dimensions;
            }
            spread[cell] = (float) Math.sqrt(sum);
        }
        return spread;
    }

    private static float[] entropy(FloatMatrix probabilities) {
        float[] entropy = new float[probabilities.rows()];
        for (int cell = 0; cell < entropy.length; cell++) {
            double sum = 0;
            for (int k = 0; k < probabilities.columns(); k++) {
                double p = probabilities.at(cell, k);
                sum -= p > 0 ? p * Math.log(p) : 0;
            }
            entropy[cell] = (float) (sum / Math.log(probabilities.columns()));
        }
        return entropy;
    }

    /**
     * How much of its opacity a cell keeps by its entropy: all where one component has it, nothing where all components have the same share.
     */
    public static float[] keptByEntropy(float[] entropy) {
        float[] kept = new float[entropy.length];
        for (int cell = 0; cell < kept.length; cell++) {
            kept[cell] = Math.clamp(1 - entropy[cell], 0, 1);
        }
        return kept;
    }

    /**
     * How much of its opacity a cell keeps by its spread: all up to the spread of the median cell, falling to nothing at twice that. A tenth
     * of the spread of all codes is small, however much smaller that of the median cell is. (Dimensions that a model does not use
     * widen the spread of all cells alike, so that it has no absolute scale.)
     */
    public static float[] keptBySpread(float[] spread) {
        float[] sorted = spread.clone();
        Arrays.sort(sorted);
        float usual = sorted.length == 0 ? SMALL : Math.max(SMALL, sorted[(sorted.length - 1) / 2]);
        float[] kept = new float[spread.length];
        for (int cell = 0; cell < kept.length; cell++) {
            kept[cell] = Math.clamp(2 - spread[cell] / usual, 0, 1);
        }
        return kept;
    }

    /** One line a cell. */
    public RunTable table(List<String> barcodes) {
        var header = new ArrayList<>(List.of("barcode"));
        spread.ifPresent(_ -> header.add("posterior_sd"));
        entropy.ifPresent(_ -> header.add("assignment_entropy"));
        for (int arm = 0; arm < states.size(); arm++) {
            for (int d = 0; d < states.get(arm).columns(); d++) {
                header.add("state_%d_sd_arm_%d".formatted(d + 1, arm + 1));
            }
        }
        return new RunTable(header, barcodes.size(), cell -> {
            var line = new ArrayList<>(List.of(barcodes.get(cell)));
            spread.ifPresent(values -> line.add(Float.toString(values[cell])));
            entropy.ifPresent(values -> line.add(Float.toString(values[cell])));
            for (FloatMatrix sd : states) {
                for (int d = 0; d < sd.columns(); d++) {
                    line.add(Float.toString(sd.at(cell, d)));
                }
            }
            return line;
        });
    }
}
