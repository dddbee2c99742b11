package org.mixtura.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.golden.Golden;

class ClusterScoresTest {

    @TestFactory
    List<DynamicTest> agreesWithTheReference() {
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode golden : Golden.files("metrics")) {
            double relative = golden.at("/tolerance/rtol").asDouble();
            double absolute = golden.at("/tolerance/atol").asDouble();
            for (JsonNode sample : golden.get("cases")) {
                if (sample.at("/expected").has("ari")) {
                    tests.add(DynamicTest.dynamicTest(
                            sample.get("case").asText(), () -> compare(sample, relative, absolute)));
                }
            }
        }
        assertThat(tests).as("cases with labels").isNotEmpty();
        return tests;
    }

    private static void compare(JsonNode sample, double relative, double absolute) {
        int[] labels = ints(sample.at("/inputs/labels_true/data"));
        int[] clusters = ints(sample.at("/inputs/labels_pred/data"));
        JsonNode expected = sample.get("expected");
        var scores = ClusterScores.of(labels, clusters);
        assertThat(scores.cells()).isEqualTo(labels.length);
        close("ari", scores.ari(), expected.get("ari"), relative, absolute);
        close("nmi", scores.nmi(), expected.get("nmi_arithmetic"), relative, absolute);
        close("ami", scores.ami(), expected.get("ami_arithmetic"), relative, absolute);
        close("homogeneity", scores.homogeneity(), expected.get("homogeneity"), relative, absolute);
        close("completeness", scores.completeness(), expected.get("completeness"), relative, absolute);
        close("accuracy", scores.accuracy(), expected.get("hungarian_accuracy"), relative, absolute);
        if (expected.has("silhouette_mean")) {
            compareSilhouette(sample, clusters, expected);
        }
    }

    private static void compareSilhouette(JsonNode sample, int[] clusters, JsonNode expected) {
        JsonNode x = sample.at("/inputs/X");
        float[] values = new float[x.get("data").size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x.get("data").get(i).asDouble();
        }
        var points = new FloatMatrix(x.at("/shape/0").asInt(), x.at("/shape/1").asInt(), values);
        var silhouette = Silhouette.of(points, clusters);
        // The reference took doubles, we keep floats.
        assertThat(silhouette.mean()).isCloseTo(expected.get("silhouette_mean").asDouble(), within(1e-6));
        for (int i = 0; i < clusters.length; i++) {
            assertThat(silhouette.cells()[i])
                    .isCloseTo(expected.at("/silhouette_samples/data/" + i).asDouble(), within(1e-6));
        }
    }

    private static void close(String name, double actual, JsonNode expected, double relative, double absolute) {
        double value = expected.asDouble();
        assertThat(actual).as(name).isCloseTo(value, within(absolute + relative * Math.abs(value)));
    }

    /** Computed with fowlkes_mallows_score and v_measure_score of scikit-learn 1.2. */
    @Test
    void pairsAndHarmonicMeanAreThoseOfScikitLearn() {
        compare(
                new int[] {1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 0, 2, 1, 2, 0, 2, 1, 2, 0, 0, 2, 0, 1, 2, 2, 0, 1, 1, 2, 0},
                new int[] {1, 0, 0, 1, 1, 0, 0, 1, 3, 1, 0, 2, 1, 2, 0, 2, 2, 2, 0, 3, 2, 0, 1, 2, 0, 2, 1, 1, 2, 1},
                0.6715062318673253,
                0.5666674745196928);
        compare(
                new int[] {4, 2, 4, 3, 3, 0, 3, 4, 3, 4, 4, 4, 1, 0, 4, 2, 0, 2, 4, 1, 1, 0, 2, 4, 4, 0, 4, 1, 4, 1},
                new int[] {0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0},
                0.5023587964575694,
                0.29260594467714585);
        compare(
                new int[] {0, 1, 3, 3, 3, 1, 1, 1, 2, 0, 3, 0},
                new int[] {0, 1, 3, 3, 3, 1, 1, 1, 2, 0, 3, 3},
                0.8140915784106943,
                0.8542738330516866);
        compare(new int[] {0, 1, 2}, new int[] {0, 1, 2}, 0, 1);
        compare(new int[] {0, 0, 0}, new int[] {0, 1, 2}, 0, 0);
        compare(new int[] {0, 0, 0}, new int[] {0, 0, 0}, 1, 1);
    }

    private static void compare(int[] labels, int[] clusters, double fowlkesMallows, double vMeasure) {
        var scores = ClusterScores.of(labels, clusters);
        assertThat(scores.fowlkesMallows()).isCloseTo(fowlkesMallows, within(1e-12));
        assertThat(scores.vMeasure()).isCloseTo(vMeasure, within(1e-12));
    }

    @Test
    void leavesOutCellsWithoutLabelOrCluster() {
        int[] labels = {0, 0, 1, 1, -1, 2, 0};
        int[] clusters = {3, 3, 5, 5, 5, -1, 5};
        var scores = ClusterScores.of(labels, clusters);
        assertThat(scores).isEqualTo(ClusterScores.of(new int[] {0, 0, 1, 1, 0}, new int[] {0, 0, 1, 1, 1}));
        assertThat(scores.cells()).isEqualTo(5);
    }

    @Test
    void knowsNothingWhenNoCellHasBoth() {
        var scores = ClusterScores.of(new int[] {-1, 0}, new int[] {0, -1});
        assertThat(scores.cells()).isZero();
        assertThat(scores.ari()).isNaN();
        assertThat(scores.accuracy()).isNaN();
    }

    @Test
    void isOneForEveryRenamingOfTheSamePartition() {
        int[] labels = {0, 0, 1, 2, 2, 2, 3};
        int[] renamed = Arrays.stream(labels).map(l -> 7 - 2 * l).toArray();
        var scores = ClusterScores.of(labels, renamed);
        assertThat(new double[] {scores.ari(), scores.nmi(), scores.ami(), scores.homogeneity(), scores.accuracy()})
                .containsExactly(new double[] {1, 1, 1, 1, 1}, within(1e-12));
    }

    @Test
    void isNearZeroForChance() {
        var random = RandomGenerator.of("L64X128MixRandom");
        int[] labels = random.ints(20_000, 0, 10).toArray();
        int[] clusters = random.ints(20_000, 0, 30).toArray();
        var scores = ClusterScores.of(labels, clusters);
        assertThat(scores.ari()).isCloseTo(0, within(0.005));
        assertThat(scores.ami()).isCloseTo(0, within(0.005));
    }

    @Test
    void refusesPartitionsOfDifferentCells() {
        assertThatThrownBy(() -> ClusterScores.of(new int[3], new int[4])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void matchesAsWellAsTryingEveryPermutation() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int round = 0; round < 200; round++) {
            int rows = 1 + random.nextInt(5);
            int columns = 1 + random.nextInt(5);
            int[][] weights = new int[rows][];
            for (int r = 0; r < rows; r++) {
                weights[r] = random.ints(columns, -5, 20).toArray();
            }
            int[] matching = Matching.heaviest(weights);
            long used = Arrays.stream(matching).filter(c -> c >= 0).distinct().count();
            assertThat(used).isEqualTo(Math.min(rows, columns));
            int sum = IntStream.range(0, rows)
                    .filter(r -> matching[r] >= 0)
                    .map(r -> weights[r][matching[r]])
                    .sum();
            assertThat(sum).isEqualTo(best(weights, 0, new boolean[columns], Math.max(0, rows - columns)));
        }
    }

    /** Brute force; {@code spare} rows may stay without a column. */
    private static int best(int[][] weights, int row, boolean[] taken, int spare) {
        if (row == weights.length) {
            return 0;
        }
        int best = spare > 0 ? best(weights, row + 1, taken, spare - 1) : Integer.MIN_VALUE / 2;
        for (int c = 0; c < taken.length; c++) {
            if (!taken[c]) {
                taken[c] = true;
                best = Math.max(best, weights[row][c] + best(weights, row + 1, taken, spare));
                taken[c] = false;
            }
        }
        return best;
    }

    @Test
    void silhouetteNeedsTwoGroups() {
        var points = new FloatMatrix(3, 1, new float[] {1, 2, 3});
        assertThatThrownBy(() -> Silhouette.of(points, new int[] {0, 0, -1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("two groups");
        var silhouette = Silhouette.of(points, new int[] {0, 2, -1});
        assertThat(silhouette.cells()).containsExactly(0, 0, Double.NaN);
        assertThat(silhouette.groups()[1]).isNaN();
    }

    private static int[] ints(JsonNode array) {
        int[] out = new int[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).asInt();
        }
        return out;
    }
}
