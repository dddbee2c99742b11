package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.ClusterScores;

/** What the start of a mixture is made of: principal components, whitening, groups of the neighbour graph. */
class GroupsOfCodesTest {

    /** Two long parallel bands, one of them three times as long: no k-means finds them. */
    private static FloatMatrix bands(int[] truth) {
        var random = new SplittableRandom(2);
        float[] values = new float[truth.length * 2];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i % 4 == 0 ? 1 : 0;
            values[2 * i] = (float) (random.nextDouble() * (truth[i] == 0 ? 30 : 10));
            values[2 * i + 1] = (float) (3 * truth[i] + 0.3 * random.nextGaussian());
        }
        return new FloatMatrix(truth.length, 2, values);
    }

    @Test
    void theNeighbourGraphFindsGroupsOfAnyShape() {
        int[] truth = new int[400];
        var points = bands(truth);
        assertThat(ClusterScores.of(
                                truth, Spectral.of(1).intoClusters(points, 2).clusters())
                        .ari())
                .isEqualTo(1);
        assertThat(ClusterScores.of(truth, KMeans.of(2, 1).fit(points).clusters())
                        .ari())
                .isLessThan(0.5);
    }

    @Test
    void oneKnownPointOfEachGroupIsEnoughToNameAll() {
        int[] truth = new int[400];
        var points = bands(truth);
        int[] known = new int[400];
        Arrays.fill(known, -1);
        known[0] = truth[0];
        known[1] = truth[1];
        assertThat(LabelSpreading.usual().spread(points, known, 2, Pulse.NONE)).isEqualTo(truth);
    }

    @Test
    void aKnownPointKeepsItsTypeAmongOthers() {
        int[] truth = new int[400];
        var points = bands(truth);
        int[] known = truth.clone();
        known[8] = 1 - truth[8];
        known[12] = -1;
        int[] spread = LabelSpreading.usual().spread(points, known, 2, Pulse.NONE);
        assertThat(spread[8]).isEqualTo(1 - truth[8]);
        assertThat(spread[12]).isEqualTo(truth[12]);
    }

    @Test
    void aPointThatNoKnownOneReachesStaysUnknown() {
        var points = new FloatMatrix(6, 1, new float[] {0, 1, 2, 100, 101, 102});
        int[] known = {0, -1, -1, -1, -1, -1};
        assertThat(new LabelSpreading(2, 0.9).spread(points, known, 2, Pulse.NONE))
                .containsExactly(0, 0, 0, -1, -1, -1);
    }

    @Test
    void fewPointsAreGroupsOfTheirOwn() {
        var points = new FloatMatrix(2, 1, new float[] {0, 1});
        assertThat(Spectral.of(1).intoClusters(points, 3).clusters()).containsExactlyInAnyOrder(0, 1);
        assertThat(Spectral.of(1).intoClusters(points, 1).clusters()).containsExactly(0, 0);
    }

    @Test
    void whiteningMakesTheScatterInsideClustersEven() {
        var random = new SplittableRandom(3);
        int[] cluster = new int[600];
        float[] values = new float[1200];
        for (int i = 0; i < 600; i++) {
            cluster[i] = i % 3;
            double a = random.nextGaussian();
            values[2 * i] = (float) (5 * a + 40 * cluster[i]);
            values[2 * i + 1] = (float) (2 * a + 0.1 * random.nextGaussian());
        }
        var white = Whitening.within(new FloatMatrix(600, 2, values), cluster);
        double[][] covariance = new double[2][2];
        for (int c = 0; c < 3; c++) {
            int wanted = c;
            int[] rows =
                    IntStream.range(0, 600).filter(i -> cluster[i] == wanted).toArray();
            double[] mean = new double[2];
            for (int row : rows) {
                for (int d = 0; d < 2; d++) {
                    mean[d] += white.at(row, d) / rows.length;
                }
            }
            for (int row : rows) {
                for (int a = 0; a < 2; a++) {
                    for (int b = 0; b < 2; b++) {
                        covariance[a][b] += (white.at(row, a) - mean[a]) * (white.at(row, b) - mean[b]) / 600;
                    }
                }
            }
        }
        assertThat(covariance[0][0]).isCloseTo(1, within(0.01));
        assertThat(covariance[0][1]).isCloseTo(0, within(0.05));
        // The ridge is a thousandth of the mean variance, which is large beside this direction's own.
        assertThat(covariance[1][1]).isBetween(0.3, 1.0);
    }

    @Test
    void principalComponentsAreThoseOfTheDenseCovariance() {
        var random = new SplittableRandom(4);
        int cells = 60;
        int genes = 12;
        float[][] counts = new float[cells][genes];
        for (float[] row : counts) {
            double factor = random.nextDouble();
            for (int g = 0; g < genes; g++) {
                row[g] = random.nextInt(4) + (int) (g < 6 ? 20 * factor : 0);
            }
        }
        int[] all = IntStream.range(0, cells).toArray();
        var found = PrincipalComponents.of(CsrMatrix.ofDense(counts), all, 3, random::nextLong)
                .project();
        double[][] logs = logs(counts);
        double[][] covariance = new double[genes][genes];
        double[] mean = new double[genes];
        for (double[] row : logs) {
            for (int g = 0; g < genes; g++) {
                mean[g] += row[g] / cells;
            }
        }
        for (double[] row : logs) {
            for (int a = 0; a < genes; a++) {
                for (int b = 0; b < genes; b++) {
                    covariance[a][b] += (row[a] - mean[a]) * (row[b] - mean[b]);
                }
            }
        }
        double[][] vectors = SymmetricMatrix.eigenvectors(covariance);
        for (int d = 0; d < 3; d++) {
            double dot = 0;
            double mine = 0;
            double theirs = 0;
            for (int cell = 0; cell < cells; cell++) {
                double y = 0;
                for (int g = 0; g < genes; g++) {
                    y += (logs[cell][g] - mean[g]) * vectors[g][d];
                }
                dot += y * found.at(cell, d);
                mine += found.at(cell, d) * found.at(cell, d);
                theirs += y * y;
            }
            assertThat(Math.abs(dot) / Math.sqrt(mine * theirs)).isCloseTo(1, within(1e-5));
            assertThat(mine).isCloseTo(theirs, within(1e-4 * theirs));
        }
    }

    private static double[][] logs(float[][] counts) {
        double[] totals = Arrays.stream(counts)
                .mapToDouble(row ->
                        IntStream.range(0, row.length).mapToDouble(g -> row[g]).sum())
                .toArray();
        double[] sorted = totals.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double[][] logs = new double[counts.length][counts[0].length];
        for (int c = 0; c < counts.length; c++) {
            for (int g = 0; g < counts[c].length; g++) {
                logs[c][g] = Math.log1p(counts[c][g] * median / totals[c]);
            }
        }
        return logs;
    }
}
