package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.component.AugmentationReport.GeneSpread;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.PrincipalComponents;
import org.mixtura.core.embed.Umap;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.infer.AugmentedCells;

/** Compares cells with their copies. */
public final class AugmentationJudge {

    private static final int COMPONENTS = 20;
    private static final int VOTERS = 15;
    private static final int BINS = 20;

    private final AugmentedCells cells;
    private final long seed;

    public AugmentationJudge(AugmentedCells cells, long seed) {
        this.cells = cells;
        this.seed = seed;
    }

    /**
     * The report.
     *
     * @param classOf class of each cell; below 0: unknown
     * @param classes what the classes are
     * @param names of all genes
     * @param shown the genes to describe
     */
    public AugmentationReport report(int[] classOf, String classes, List<String> names, int[] shown) {
        var points = points();
        int count = cells.original().rows();
        return new AugmentationReport(
                Umap.withSeed(seed).fit(points),
                classes,
                agreement(points, classOf, 0, count),
                agreement(points, classOf, count, count),
                Arrays.stream(shown)
                        .mapToObj(gene -> spread(names.get(gene), gene))
                        .toList());
    }

    /** Principal components of both, cells before copies. */
    private FloatMatrix points() {
        int rows = cells.original().rows();
        int genes = cells.original().columns();
        float[][] counts = new float[2 * rows][genes];
        for (int row = 0; row < rows; row++) {
            for (int gene = 0; gene < genes; gene++) {
                // Back from logarithms: the principal components take their own.
                counts[row][gene] = (float) Math.expm1(cells.original().at(row, gene));
                counts[rows + row][gene] = (float) Math.expm1(cells.augmented().at(row, gene));
            }
        }
        int[] all = IntStream.range(0, rows).toArray();
        return PrincipalComponents.of(
                        CsrMatrix.ofDense(counts), all, COMPONENTS, new SeedPlan(seed).stream("augmentation"))
                .project();
    }

    /** The share of points, from {@code first} on, whose class is that of most of the nearest cells, the own one left out. */
    private static double agreement(FloatMatrix points, int[] classOf, int first, int count) {
        int known = 0;
        int right = 0;
        int classes = Arrays.stream(classOf).max().orElse(0) + 1;
        for (int row = 0; row < count; row++) {
            if (classOf[row] >= 0) {
                known++;
                right += vote(points, classOf, classes, first + row, row, count) == classOf[row] ? 1 : 0;
            }
        }
        return (double) right / known;
    }

    private static int vote(FloatMatrix points, int[] classOf, int classes, int point, int self, int cells) {
        int[] nearest = IntStream.range(0, cells)
                .filter(other -> other != self && classOf[other] >= 0)
                .boxed()
                .sorted((a, b) -> Double.compare(distance(points, point, a), distance(points, point, b)))
                .limit(VOTERS)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] votes = new int[classes];
        for (int other : nearest) {
            votes[classOf[other]]++;
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = votes[k] > votes[best] ? k : best;
        }
        return best;
    }

    private static double distance(FloatMatrix points, int a, int b) {
        double sum = 0;
        for (int d = 0; d < points.columns(); d++) {
            double off = points.at(a, d) - points.at(b, d);
            sum += off * off;
        }
        return sum;
    }

    private GeneSpread spread(String name, int gene) {
        double[] before = sorted(cells.original().column(gene));
        double[] after = sorted(cells.augmented().column(gene));
        double most = Math.max(before[before.length - 1], after[after.length - 1]);
        return new GeneSpread(
                name,
                mean(before),
                mean(after),
                sd(before),
                sd(after),
                most,
                histogram(before, most),
                histogram(after, most),
                distance(before, after));
    }

    private static double[] sorted(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        Arrays.sort(wide);
        return wide;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double sd(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }

    private static int[] histogram(double[] values, double most) {
        int[] bins = new int[BINS];
        for (double value : values) {
            bins[most == 0 ? 0 : (int) Math.min(BINS - 1, value / most * BINS)]++;
        }
        return bins;
    }

    private static double distance(double[] first, double[] second) {
        var places = new ArrayList<Double>();
        for (double v : first) {
            places.add(v);
        }
        for (double v : second) {
            places.add(v);
        }
        double largest = 0;
        for (double place : places) {
            largest = Math.max(largest, Math.abs(below(first, place) - below(second, place)));
        }
        return largest;
    }

    /** The share of values at or below a place. */
    private static double below(double[] sorted, double place) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= place) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return (double) from / sorted.length;
    }
}
