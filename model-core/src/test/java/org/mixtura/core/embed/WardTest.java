package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.ClusterScores;

class WardTest {

    @Test
    void theTreeIsTheOneOfJoiningTheCheapestPairEveryTime() {
        var random = new SplittableRandom(6);
        float[] values = new float[3 * 60];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        var points = new FloatMatrix(60, 3, values);
        for (int k : new int[] {2, 5, 17}) {
            assertThat(ClusterScores.of(
                                    greedy(points.toDoubleRows(), k),
                                    Ward.intoClusters(points, k).clusters())
                            .ari())
                    .as("%d clusters", k)
                    .isEqualTo(1);
        }
    }

    @Test
    void thereAreNoMoreClustersThanPoints() {
        var points = new FloatMatrix(3, 1, new float[] {0, 0, 5});
        assertThat(Ward.intoClusters(points, 7).count()).isEqualTo(3);
        assertThat(Ward.intoClusters(points, 2).clusters()).containsExactly(0, 0, 1);
        assertThat(Ward.intoClusters(points, 1).count()).isEqualTo(1);
        assertThatThrownBy(() -> Ward.intoClusters(points, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The definition itself, with the sum of squares of every possible union. */
    private static int[] greedy(double[][] points, int k) {
        int[] cluster = new int[points.length];
        Arrays.setAll(cluster, i -> i);
        for (int left = points.length; left > k; left--) {
            double least = Double.POSITIVE_INFINITY;
            int[] join = {0, 0};
            for (int a = 0; a < points.length; a++) {
                for (int b = 0; b < a; b++) {
                    if (cluster[a] == a && cluster[b] == b) {
                        double added = scatter(points, cluster, a, b)
                                - scatter(points, cluster, a, a)
                                - scatter(points, cluster, b, b);
                        if (added < least) {
                            least = added;
                            join = new int[] {b, a};
                        }
                    }
                }
            }
            for (int i = 0; i < cluster.length; i++) {
                cluster[i] = cluster[i] == join[1] ? join[0] : cluster[i];
            }
        }
        return cluster;
    }

    private static double scatter(double[][] points, int[] cluster, int a, int b) {
        double sum = 0;
        for (int d = 0; d < points[0].length; d++) {
            double total = 0;
            double squares = 0;
            int n = 0;
            for (int i = 0; i < points.length; i++) {
                if (cluster[i] == a || cluster[i] == b) {
                    total += points[i][d];
                    squares += points[i][d] * points[i][d];
                    n++;
                }
            }
            sum += squares - total * total / n;
        }
        return sum;
    }
}
