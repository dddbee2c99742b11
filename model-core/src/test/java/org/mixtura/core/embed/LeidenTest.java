package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.ClusterScores;

class LeidenTest {

    @Test
    void findsSeparatedBlobsAtTheirNumber() {
        var blobs = Blobs.of(900, 9, 10, 6, 3);
        var result = Leiden.of(1).intoClusters(blobs.points(), 9);
        assertThat(ClusterScores.of(blobs.blob(), result.partition().clusters()).ari())
                .isEqualTo(1);
        assertThat(result.partition().remark()).isEmpty();
    }

    @Test
    void separatesARingFromItsMiddle() {
        var random = new SplittableRandom(2);
        int n = 800;
        float[] values = new float[2 * n];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 4 == 0 ? 1 : 0;
            double radius = truth[i] == 1 ? 1 : 10;
            double angle = 2 * Math.PI * random.nextDouble();
            values[2 * i] = (float) (radius * Math.cos(angle) + 0.2 * random.nextGaussian());
            values[2 * i + 1] = (float) (radius * Math.sin(angle) + 0.2 * random.nextGaussian());
        }
        var points = new FloatMatrix(n, 2, values);
        var rings = Leiden.of(1).intoClusters(points, 2).partition();
        double kMeans = ClusterScores.of(
                        truth, ClusterMethod.KMEANS.cluster(points, 2, 1).clusters())
                .ari();
        assertThat(ClusterScores.of(truth, rings.clusters()).ari()).isEqualTo(1);
        assertThat(kMeans).isLessThan(0.5);
    }

    @Test
    void givesTheSameCommunitiesForTheSameSeed() {
        var points = Blobs.of(600, 12, 4, 1, 5).points();
        int[] first = Leiden.of(42).atResolution(points, 1).partition().clusters();
        assertThat(Leiden.of(42).atResolution(points, 1).partition().clusters()).isEqualTo(first);
        assertThat(Leiden.of(43).atResolution(points, 1).partition().clusters()).isNotEqualTo(first);
    }

    @Test
    void givesMoreCommunitiesAtAHigherResolution() {
        var points = Blobs.of(600, 3, 5, 2, 5).points();
        assertThat(Leiden.of(1).atResolution(points, 3).partition().count())
                .isGreaterThan(
                        Leiden.of(1).atResolution(points, 0.5).partition().count());
    }

    @Test
    void saysWhenTheWishedNumberCannotBeHad() {
        // Six islands, far apart, with more points than neighbours: no resolution joins them.
        var islands = Blobs.of(600, 6, 8, 40, 1);
        var result = Leiden.of(1).intoClusters(islands.points(), 2).partition();
        assertThat(result.count()).isEqualTo(6);
        assertThat(result.remark()).isEqualTo("Leiden gave 6 clusters instead of 2.");
        assertThat(ClusterScores.of(islands.blob(), result.clusters()).ari()).isEqualTo(1);
    }

    @Test
    void numbersCommunitiesByFallingSize() {
        float[] values = new float[100];
        for (int i = 0; i < 100; i++) {
            values[i] = i < 30 ? 0.001f * i : 1000 + 0.001f * i;
        }
        var result =
                Leiden.of(1).intoClusters(new FloatMatrix(100, 1, values), 2).partition();
        assertThat(result.clusters()[0]).isEqualTo(1);
        assertThat(result.clusters()[99]).isZero();
    }

    @Test
    void standsASinglePointAndFewPoints() {
        assertThat(Leiden.of(1)
                        .intoClusters(new FloatMatrix(1, 2, new float[2]), 3)
                        .partition()
                        .clusters())
                .containsExactly(0);
        assertThat(Leiden.of(1)
                        .atResolution(new FloatMatrix(3, 1, new float[] {0, 1, 50}), 1)
                        .partition()
                        .clusters())
                .hasSize(3);
    }
}
