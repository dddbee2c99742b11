package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.ClusterScores;

class GaussianMixtureTest {

    @Test
    void densityIsThatOfTheCorrelatedNormal() {
        var density = NormalDensity.of(new double[] {1, -2}, new double[][] {{4, 0}, {2.4, 9}});
        // Determinant 36 - 5.76; the square form at (3, -1) is (9*4 - 2*2.4*2*1 + 4*1) / 30.24.
        double expected = -Math.log(2 * Math.PI) - Math.log(30.24) / 2 - (36 - 9.6 + 4) / 30.24 / 2;
        assertThat(density.log(new double[] {3, -1})).isCloseTo(expected, within(1e-12));
    }

    @Test
    void oneComponentHasMeanAndLikelihoodOfThePoints() {
        var points = new FloatMatrix(4, 1, new float[] {0, 2, 4, 6});
        var result = new GaussianMixture(1, 0, 1, 1e-9, false).fit(points);
        assertThat(result.means()[0]).containsExactly(new double[] {3}, within(1e-9));
        // Variance 5: the mean log-density of a normal at its own points is -log(2 pi e 5) / 2.
        assertThat(result.logLikelihood()).isCloseTo(-Math.log(2 * Math.PI * Math.E * 5) / 2, within(1e-6));
    }

    @Test
    void separatesLongParallelGroupsThatKMeansCuts() {
        var random = new SplittableRandom(4);
        int n = 600;
        float[] values = new float[2 * n];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 2;
            values[2 * i] = (float) (20 * random.nextGaussian());
            values[2 * i + 1] = (float) (random.nextGaussian() + 8 * truth[i]);
        }
        var points = new FloatMatrix(n, 2, values);
        double kMeans = ClusterScores.of(
                        truth, ClusterMethod.KMEANS.cluster(points, 2, 1).clusters())
                .ari();
        double mixture = ClusterScores.of(
                        truth, GaussianMixture.of(2, 1).fit(points).partition().clusters())
                .ari();
        assertThat(kMeans).isLessThan(0.1);
        assertThat(mixture).isGreaterThan(0.99);
    }

    @Test
    void ownCovariancesTellANarrowGroupInsideAWideOne() {
        var random = new SplittableRandom(6);
        int n = 2000;
        float[] values = new float[2 * n];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 2;
            double width = truth[i] == 0 ? 0.2 : 10;
            values[2 * i] = (float) (width * random.nextGaussian());
            values[2 * i + 1] = (float) (width * random.nextGaussian());
        }
        var points = new FloatMatrix(n, 2, values);
        assertThat(ari(truth, new GaussianMixture(2, 1, 6, 1e-6, false).fit(points)))
                .isGreaterThan(0.95);
        assertThat(ari(truth, new GaussianMixture(2, 1, 6, 1e-6, true).fit(points)))
                .isLessThan(0.2);
    }

    private static double ari(int[] truth, GaussianMixture.Result result) {
        return ClusterScores.of(truth, result.partition().clusters()).ari();
    }

    @Test
    void recoversWeightsAndMeans() {
        var random = new SplittableRandom(9);
        int n = 4000;
        float[] values = new float[3 * n];
        for (int i = 0; i < n; i++) {
            double centre = i % 4 == 0 ? -6 : 6;
            for (int d = 0; d < 3; d++) {
                values[3 * i + d] = (float) (centre + random.nextGaussian());
            }
        }
        var result = GaussianMixture.of(2, 7).fit(new FloatMatrix(n, 3, values));
        int few = result.weights()[0] < result.weights()[1] ? 0 : 1;
        assertThat(result.weights()[few]).isCloseTo(0.25, within(1e-3));
        assertThat(result.means()[few]).containsExactly(new double[] {-6, -6, -6}, within(0.1));
        assertThat(Arrays.stream(result.partition().clusters())
                        .filter(c -> c == 0)
                        .count())
                .isEqualTo(3000);
    }

    @Test
    void givesTheSameMixtureForTheSameSeed() {
        var points = Blobs.of(500, 6, 4, 1.2, 5).points();
        var first = GaussianMixture.of(6, 3).fit(points);
        var second = GaussianMixture.of(6, 3).fit(points);
        assertThat(second.partition().clusters()).isEqualTo(first.partition().clusters());
        assertThat(second.logLikelihood()).isEqualTo(first.logLikelihood());
    }

    @Test
    void neverGetsLessLikelyWithMoreRestarts() {
        var points = Blobs.of(400, 8, 3, 1.5, 8).points();
        double one = new GaussianMixture(8, 1, 1, 1e-3, true).fit(points).logLikelihood();
        double eight = new GaussianMixture(8, 1, 8, 1e-3, true).fit(points).logLikelihood();
        assertThat(eight).isGreaterThanOrEqualTo(one);
    }

    @Test
    void standsEqualPointsAndDimensionsWithoutVariance() {
        var equal = GaussianMixture.of(3, 1).fit(new FloatMatrix(5, 2, new float[10]));
        assertThat(equal.partition().clusters()).containsOnly(0);
        assertThat(equal.partition().remark()).contains("1 clusters instead of 3");
        var flat = GaussianMixture.of(2, 1)
                .fit(new FloatMatrix(6, 2, new float[] {0, 5, 0.1f, 5, 0.2f, 5, 0.3f, 5, 9.1f, 5, 9.2f, 5}));
        assertThat(flat.partition().clusters()).containsExactly(0, 0, 0, 0, 1, 1);
    }
}
