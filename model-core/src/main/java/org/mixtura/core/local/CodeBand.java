package org.mixtura.core.local;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.infer.OpenDecoder;
import org.mixtura.core.run.StoredRun;

/**
 * How sure a place of the latent space is: codes around it, as far as those of the nearest cells are uncertain or, of a model that knows
 * no posterior, as far as these cells lie apart.
 */
final class CodeBand {

    /** Cells that say how uncertain a place is. */
    private static final int AROUND = 15;

    /** Codes around each step of a path: 5 of 100 are one at each end. */
    private static final int DRAWS = 20;

    private static final int BEYOND = 1;

    private final StoredRun run;
    private final OpenDecoder decoder;
    private final Surroundings surroundings;
    private final boolean knowsSpread;

    CodeBand(StoredRun run, OpenDecoder decoder, Surroundings surroundings) {
        this.run = run;
        this.decoder = decoder;
        this.surroundings = surroundings;
        this.knowsSpread = decoder.knowsSpread();
    }

    /** The cells that say it, the nearest first. */
    List<Integer> around(float[] code) {
        return surroundings.nearest(code, AROUND);
    }

    /** From what the codes are drawn. */
    String words(int cells) {
        return knowsSpread
                ? "the posterior standard deviations of the %d nearest cells".formatted(cells)
                : "the standard deviations of the codes of the %d nearest cells, for codes of this model are points without a posterior"
                        .formatted(cells);
    }

    /** The code itself, then as many codes around it. */
    FloatMatrix drawn(float[] code, List<Integer> around, int draws) {
        double[] spread = spread(around);
        RandomGenerator random = new SeedPlan(run.spec().seed()).stream("decoded place", 0);
        float[] all = new float[(1 + draws) * code.length];
        for (int i = 0; i < all.length; i++) {
            int d = i % code.length;
            all[i] = (float) (code[d] + (i < code.length ? 0 : spread[d] * random.nextGaussian()));
        }
        return new FloatMatrix(1 + draws, code.length, all);
    }

    /**
     * From where to where 90 of 100 codes around each step of a path lie.
     *
     * @param genes of the report, among those of the model
     */
    PathReport.Band along(PathReport report, int[] genes) {
        int steps = report.steps().size();
        double[][] low = new double[genes.length][steps];
        double[][] high = new double[genes.length][steps];
        for (int step = 0; step < steps; step++) {
            float[] code = LatentPlaces.row(report.codes(), step);
            var drawn = decoder.shares(drawn(code, around(code), DRAWS), genes);
            for (int gene = 0; gene < genes.length; gene++) {
                int column = gene;
                var range = range(
                        IntStream.rangeClosed(1, DRAWS).mapToDouble(row -> PathFollower.PER * drawn.at(row, column)),
                        BEYOND);
                low[gene][step] = range.low;
                high[gene][step] = range.high;
            }
        }
        return new PathReport.Band(low, high);
    }

    /**
     * From where to where rates lie but for some at each end.
     *
     * @param rates draws x genes
     * @param beyond so many draws are left out at each end
     */
    static Range range(double[][] rates, int gene, int beyond) {
        return range(Arrays.stream(rates).mapToDouble(row -> row[gene]), beyond);
    }

    private static Range range(DoubleStream rates, int beyond) {
        double[] sorted = rates.sorted().toArray();
        return new Range(sorted[beyond], sorted[sorted.length - 1 - beyond]);
    }

    /** From where to where. */
    record Range(double low, double high) {}

    private double[] spread(List<Integer> around) {
        int[] cells = around.stream().mapToInt(Integer::intValue).toArray();
        return knowsSpread ? decoder.spread(cells) : deviations(run.latent().select(cells));
    }

    /** Standard deviations of the columns. */
    private static double[] deviations(FloatMatrix codes) {
        double[] deviations = new double[codes.columns()];
        for (int d = 0; d < deviations.length; d++) {
            float[] column = codes.column(d);
            double mean = IntStream.range(0, column.length)
                    .mapToDouble(i -> column[i])
                    .average()
                    .orElse(0);
            double squares = IntStream.range(0, column.length)
                    .mapToDouble(i -> (column[i] - mean) * (column[i] - mean))
                    .sum();
            deviations[d] = Math.sqrt(squares / Math.max(1, column.length - 1));
        }
        return deviations;
    }
}
