package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.ClusterScores;

class KMeansTest {

    @Test
    void findsSeparatedBlobs() {
        var blobs = Blobs.of(900, 9, 10, 6, 3);
        var result = KMeans.of(9, 1).fit(blobs.points());
        assertThat(ClusterScores.of(blobs.blob(), result.clusters()).ari()).isGreaterThan(0.999);
        assertThat(result.centres().rows()).isEqualTo(9);
        // Variance 1 in each of 10 dimensions, less the 9 fitted centres.
        assertThat(result.inertia()).isCloseTo(891.0 * 10, within(891.0));
    }

    @Test
    void givesTheSameClustersOnEveryThreadEvenAtOnce() throws Exception {
        var points = Blobs.of(600, 12, 8, 1, 5).points();
        int[] expected = new KMeans(12, 42, 3).fit(points).clusters();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var jobs = new ArrayList<Callable<int[]>>();
            for (int i = 0; i < 8; i++) {
                jobs.add(() -> new KMeans(12, 42, 3).fit(points).clusters());
            }
            for (var job : pool.invokeAll(jobs)) {
                assertThat(job.get()).isEqualTo(expected);
            }
        }
        assertThat(new KMeans(12, 43, 3).fit(points).clusters()).isNotEqualTo(expected);
    }

    @Test
    void neverGetsWorseWithMoreRestarts() {
        var points = Blobs.of(500, 15, 5, 1.5, 8).points();
        double one = new KMeans(15, 1, 1).fit(points).inertia();
        double ten = new KMeans(15, 1, 10).fit(points).inertia();
        assertThat(ten).isLessThanOrEqualTo(one);
    }

    @Test
    void numbersClustersByFallingSize() {
        var result = KMeans.of(3, 1).fit(new FloatMatrix(6, 1, new float[] {50, 1, 1.1f, 1.2f, 90, 90.1f}));
        assertThat(result.clusters()).containsExactly(2, 0, 0, 0, 1, 1);
        assertThat(result.centres().at(2, 0)).isEqualTo(50);
    }

    @Test
    void givesFewerClustersWhenThereAreFewerDistinctPoints() {
        float[] values = new float[40];
        Arrays.fill(values, 20, 40, 1);
        assertThat(KMeans.of(5, 1).fit(new FloatMatrix(40, 1, values)).centres().rows())
                .isEqualTo(2);
        assertThat(KMeans.of(5, 1).fit(new FloatMatrix(20, 2, new float[40])).clusters())
                .containsOnly(0);
        assertThat(KMeans.of(5, 1).fit(new FloatMatrix(1, 2, new float[2])).clusters())
                .containsExactly(0);
    }

    @Test
    void needsAPoint() {
        assertThatThrownBy(() -> KMeans.of(2, 1).fit(new FloatMatrix(0, 2, new float[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
