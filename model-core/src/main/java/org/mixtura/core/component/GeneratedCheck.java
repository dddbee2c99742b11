package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.run.RunTable;

/**
 * Cells that were drawn from a mixture beside the real cells whose depths they have: whether they have as many zeros, vary as much, and
 * express the same markers.
 *
 * @param from what they were drawn from
 * @param cells how many
 * @param realCells how many different real cells they are compared with
 * @param genes of the model
 * @param check moments of real and generated cells, gene by gene
 * @param markers indices of genes that mark the components
 */
public record GeneratedCheck(
        String from, int cells, int realCells, GeneTable genes, PredictiveCheck check, List<Integer> markers) {

    private static final double LIKE_ZEROS = 0.05;
    private static final double LIKE_MEANS = 0.95;
    private static final double LIKE_VARIANCES = 0.9;
    private static final double LIKE_MARKERS = 0.15;

    public GeneratedCheck {
        markers = List.copyOf(markers);
    }

    /** Pearson's correlation of log1p of the means of real and generated cells over the genes: 1 is the best. */
    public double meanAgreement() {
        return correlation(check.observed().mean(), check.generated().mean());
    }

    /** The same of the variances. */
    public double varianceAgreement() {
        return correlation(check.observed().variance(), check.generated().variance());
    }

    /** By how much the share of cells that have a marker is smaller among generated ones, the median of the markers; 0 without any. */
    public double markersLost() {
        double[] lost = markers.stream()
                .mapToDouble(gene ->
                        check.generated().zeros()[gene] - check.observed().zeros()[gene])
                .sorted()
                .toArray();
        int n = lost.length;
        return n == 0 ? 0 : (lost[(n - 1) / 2] + lost[n / 2]) / 2;
    }

    /** Whether they pass for real cells, in a sentence. */
    public String verdict() {
        var off = new ArrayList<String>();
        double zeros = check.generatedZeros() - check.observedZeros();
        if (Math.abs(zeros) > LIKE_ZEROS) {
            off.add(zeros > 0 ? "they have too many zeros" : "they have too few zeros");
        }
        if (!(meanAgreement() >= LIKE_MEANS)) {
            off.add("genes have other means");
        }
        if (!(varianceAgreement() >= LIKE_VARIANCES)) {
            off.add("genes vary otherwise");
        }
        double marked = markersLost();
        if (Math.abs(marked) > LIKE_MARKERS) {
            off.add(marked > 0 ? "too few of them have the markers" : "too many of them have the markers");
        }
        return off.isEmpty()
                ? "In zeros, means, variances and markers the generated cells pass for real ones."
                : "The generated cells do not pass for real ones: " + String.join(", ", off) + ".";
    }

    private static double correlation(double[] a, double[] b) {
        return Pearson.of(logs(a), logs(b));
    }

    private static double[] logs(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.log1p(values[i]))
                .toArray();
    }

    /** One line a gene. */
    public RunTable table() {
        var real = check.observed();
        var drawn = check.generated();
        return new RunTable(
                List.of(
                        "gene",
                        "symbol",
                        "marker",
                        "real_cells",
                        "generated_cells",
                        "real_mean",
                        "generated_mean",
                        "real_variance",
                        "generated_variance",
                        "real_zeros",
                        "generated_zeros"),
                genes.size(),
                gene -> List.of(
                        genes.ids().get(gene),
                        genes.symbols().get(gene),
                        Boolean.toString(markers.contains(gene)),
                        Integer.toString(realCells),
                        Integer.toString(cells),
                        Double.toString(real.mean()[gene]),
                        Double.toString(drawn.mean()[gene]),
                        Double.toString(real.variance()[gene]),
                        Double.toString(drawn.variance()[gene]),
                        Double.toString(real.zeros()[gene]),
                        Double.toString(drawn.zeros()[gene])));
    }
}
