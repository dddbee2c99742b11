package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.score.ClusterScores;
import org.mixtura.core.score.Silhouette;

class UmapTest {

    @Test
    void keepsSeparatedBlobsApart() {
        var blobs = Blobs.of(600, 6, 10, 5, 1);
        var map = Umap.withSeed(3).fit(blobs.points());
        assertThat(map.columns()).isEqualTo(2);
        assertThat(Silhouette.of(map, blobs.blob()).mean()).isGreaterThan(0.8);
        assertThat(ClusterScores.of(blobs.blob(), KMeans.of(6, 1).fit(map).clusters())
                        .ari())
                .isGreaterThan(0.99);
    }

    @Test
    void keepsNeighboursWhereBlobsOverlap() {
        var blobs = Blobs.of(1500, 10, 10, 1.2, 2);
        double before = purity(blobs.points(), blobs.blob());
        double after = purity(Umap.withSeed(3).fit(blobs.points()), blobs.blob());
        assertThat(before).isBetween(0.7, 0.97);
        assertThat(after).isGreaterThan(before - 0.06);
    }

    /** Mean share of the 15 nearest points that lie in the same blob. */
    private static double purity(FloatMatrix points, int[] blob) {
        var neighbours = new ExactNeighbours().search(points, 15, () -> false).orElseThrow();
        long same = 0;
        for (int i = 0; i < blob.length; i++) {
            for (int j : neighbours.index()[i]) {
                same += blob[i] == blob[j] ? 1 : 0;
            }
        }
        return same / (15.0 * blob.length);
    }

    @Test
    void givesTheSameMapOnEveryThreadEvenAtOnce() throws Exception {
        var points = Blobs.of(200, 4, 6, 1, 9).points();
        float[] expected = Umap.withSeed(7).fit(points).values();
        try (var pool = Executors.newFixedThreadPool(3)) {
            var jobs = new ArrayList<Callable<float[]>>();
            for (int i = 0; i < 6; i++) {
                jobs.add(() -> Umap.withSeed(7).fit(points).values());
            }
            for (var job : pool.invokeAll(jobs)) {
                assertThat(job.get()).isEqualTo(expected);
            }
        }
        assertThat(Umap.withSeed(8).fit(points).values()).isNotEqualTo(expected);
    }

    @Test
    void laysOutDuplicatesAndHandfulsOfPoints() {
        for (int n : new int[] {0, 1, 2, 3, 5, 16}) {
            var map = Umap.withSeed(1).fit(Blobs.of(n, 2, 4, 3, 1).points());
            assertThat(map.rows()).isEqualTo(n);
            assertFinite(map);
        }
        assertFinite(Umap.withSeed(1).fit(new FloatMatrix(50, 3, new float[150])));
        float[] twoPlaces = new float[200];
        Arrays.fill(twoPlaces, 100, 200, 5);
        var map = Umap.withSeed(1).fit(new FloatMatrix(100, 2, twoPlaces));
        assertFinite(map);
        int[] place = new int[100];
        Arrays.fill(place, 50, 100, 1);
        assertThat(Silhouette.of(map, place).mean()).isGreaterThan(0.5);
    }

    private static void assertFinite(FloatMatrix map) {
        for (float value : map.values()) {
            assertThat(value).isFinite();
        }
    }

    @Test
    void stopsWhenTheMapIsNoLongerWanted() {
        var points = Blobs.of(100, 2, 4, 3, 1).points();
        for (int stopAt : new int[] {1, 2, 100}) {
            var asked = new AtomicInteger();
            assertThat(Umap.withSeed(1).fit(points, () -> asked.incrementAndGet() == stopAt))
                    .isEmpty();
            assertThat(asked).hasValue(stopAt);
        }
    }

    @Test
    void refusesValuesThatAreNoNumbers() {
        var points = new FloatMatrix(2, 1, new float[] {1, Float.NaN});
        assertThatThrownBy(() -> Umap.withSeed(1).fit(points)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fitsTheCurveOfTheAuthors() {
        // find_ab_params(1.0, 0.1) of umap-learn.
        var curve = UmapCurve.fit(0.1);
        assertThat(curve.a()).isCloseTo(1.5769434603, within(1e-3));
        assertThat(curve.b()).isCloseTo(0.8950608779, within(1e-3));
    }

    @Test
    void raisesToAPowerAsTheLibraryDoes() {
        for (double exponent : new double[] {0.58, 0.895, 1.3}) {
            var table = new PowerTable(exponent);
            for (double x = 1e-15; x < 1e15; x *= 1.0137) {
                double expected = Math.pow(x, exponent);
                assertThat(table.of(x)).isCloseTo(expected, within(expected * 1e-6));
            }
            assertThat(table.of(1)).isEqualTo(1);
        }
    }

    @Test
    void weighsTheEdgesOfEachPointAsManyAsItsNeighboursSay() {
        var points = Blobs.of(300, 1, 3, 0, 4).points();
        var neighbours = new ExactNeighbours().search(points, 14, () -> false).orElseThrow();
        var graph = UmapGraph.of(neighbours);
        assertThat(graph.head()).isSorted();
        for (int e = 0; e < graph.head().length; e++) {
            assertThat(graph.weight()[e]).isBetween(0f, 1f);
            assertThat(weight(graph, graph.tail()[e], graph.head()[e])).isEqualTo(graph.weight()[e]);
            if (neighbours.index()[graph.head()[e]][0] == graph.tail()[e]) {
                assertThat(graph.weight()[e]).isEqualTo(1f);
            }
        }
    }

    private static float weight(UmapGraph graph, int head, int tail) {
        for (int e = 0; e < graph.head().length; e++) {
            if (graph.head()[e] == head && graph.tail()[e] == tail) {
                return graph.weight()[e];
            }
        }
        return Float.NaN;
    }

    @Test
    void findsTheNeighboursThatSortingAllDistancesFinds() {
        var points = Blobs.of(120, 3, 5, 1, 6).points();
        var found = new ExactNeighbours().search(points, 7, () -> false).orElseThrow();
        for (int i = 0; i < 120; i++) {
            double[] all = new double[120];
            for (int j = 0; j < 120; j++) {
                double sum = 0;
                for (int d = 0; d < 5; d++) {
                    sum += Math.pow(points.at(i, d) - (double) points.at(j, d), 2);
                }
                all[j] = Math.sqrt(sum);
            }
            double[] sorted = all.clone();
            Arrays.sort(sorted);
            for (int k = 0; k < 7; k++) {
                assertThat(found.distance()[i][k]).isCloseTo(sorted[k + 1], within(1e-5));
                assertThat(all[found.index()[i][k]]).isCloseTo(sorted[k + 1], within(1e-5));
                assertThat(found.index()[i][k]).isNotEqualTo(i);
            }
        }
    }
}
