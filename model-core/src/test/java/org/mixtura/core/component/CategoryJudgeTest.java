package org.mixtura.core.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;

/** Trees of types, tables of confusion and reports on categories. */
class CategoryJudgeTest {

    /** Two pairs of profiles that are alike; within the second pair less so. */
    private static final double[][] PROFILES = {
        {9, 1, 0, 0, 0}, {0, 0, 9, 1, 3}, {9, 2, 0, 0, 0}, {0, 0, 8, 6, 1},
    };

    @Test
    void likeProfilesMergeFirstAndLieSideBySide() {
        var tree = TypeTree.of(PROFILES);
        assertThat(tree.merges().stream().map(m -> List.of(m.first(), m.second())))
                .containsExactly(List.of(0, 2), List.of(1, 3), List.of(4, 5));
        assertThat(tree.merges().stream().map(TypeTree.Merge::height)).isSorted();
        int[] place = new int[4];
        for (int i = 0; i < 4; i++) {
            place[tree.order()[i]] = i;
        }
        assertThat(Math.abs(place[0] - place[2])).isEqualTo(1);
        assertThat(Math.abs(place[1] - place[3])).isEqualTo(1);
        int[] two = tree.classes(2);
        assertThat(two[0]).isEqualTo(two[2]).isNotEqualTo(two[1]);
        assertThat(two[1]).isEqualTo(two[3]);
        assertThat(Arrays.stream(tree.classes(4)).distinct().count()).isEqualTo(4);
        assertThat(Arrays.stream(tree.classes(1)).distinct().count()).isEqualTo(1);
    }

    @Test
    void theOrderOfLeavesIsTheShortestThatTheTreeAllows() {
        var random = new SplittableRandom(5);
        double[][] profiles = new double[6][8];
        for (double[] row : profiles) {
            Arrays.setAll(row, _ -> random.nextDouble());
        }
        var tree = TypeTree.of(profiles);
        double found = length(tree.order(), profiles);
        // Every order that the tree allows: each of the five merges one way or the other.
        double best = Double.POSITIVE_INFINITY;
        for (int flips = 0; flips < 32; flips++) {
            best = Math.min(best, length(flipped(tree, flips), profiles));
        }
        assertThat(found).isCloseTo(best, within(1e-12));
    }

    private static int[] flipped(TypeTree tree, int flips) {
        int[][] nodes = new int[11][];
        for (int leaf = 0; leaf < 6; leaf++) {
            nodes[leaf] = new int[] {leaf};
        }
        for (int i = 0; i < 5; i++) {
            var merge = tree.merges().get(i);
            boolean turned = (flips >> i & 1) == 1;
            int[] first = nodes[turned ? merge.second() : merge.first()];
            int[] second = nodes[turned ? merge.first() : merge.second()];
            int[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            nodes[6 + i] = both;
        }
        return nodes[10];
    }

    private static double length(int[] order, double[][] profiles) {
        double sum = 0;
        for (int i = 1; i < order.length; i++) {
            var pair = TypeTree.of(new double[][] {profiles[order[i - 1]], profiles[order[i]]});
            sum += pair.merges().getFirst().height();
        }
        return sum;
    }

    @Test
    void aTypeSplitInTwoCountsOnceInTheMatchingAndTwiceAmongMergedTypes() {
        // Type 0 in categories 0 and 1, type 1 in category 2; category 3 is empty.
        int[] type = {0, 0, 0, 0, 0, 1, 1, -1};
        int[] category = {0, 0, 0, 1, 1, 2, 0, 1};
        var confusion = Confusion.of(type, 2, category, 4);
        assertThat(confusion.accuracy()).isCloseTo(4 / 7.0, within(1e-12));
        assertThat(confusion.typeOf()).containsExactly(0, 0, 1, -1);
        assertThat(confusion.matched()).containsExactly(true, false, true, false);
        assertThat(confusion.accuracy(new int[] {0, 1})).isCloseTo(6 / 7.0, within(1e-12));
        assertThat(confusion.accuracy(new int[] {0, 0})).isEqualTo(1);
        assertThat(confusion.categoryOrder(new int[] {1, 0})).containsExactly(2, 0, 1, 3);
    }

    @Test
    void aReportTellsArmsThatAgreeAndCategoriesThatFit() {
        int[] types = new int[60];
        float[][] counts = new float[60][24];
        float[] first = new float[120];
        float[] second = new float[120];
        var random = new SplittableRandom(1);
        for (int cell = 0; cell < 60; cell++) {
            types[cell] = cell % 2;
            for (int gene = 0; gene < 24; gene++) {
                counts[cell][gene] = random.nextInt(3) + (gene % 2 == cell % 2 ? 6 : 0);
            }
            first[cell * 2 + 1 - cell % 2] = 1;
            // The second arm errs for the first ten cells.
            second[cell * 2 + (cell < 10 ? 1 : 1 - cell % 2)] = 1;
        }
        var arms = List.of(new FloatMatrix(60, 2, first), new FloatMatrix(60, 2, second));
        var report = new CategoryJudge(arms, arms.getFirst().largestColumns())
                .report(
                        Optional.of(new Column.Categorical("type", List.of("a", "b", "none"), types)),
                        CsrMatrix.ofDense(counts),
                        0);
        var found = report.types().orElseThrow();
        assertThat(found.names()).containsExactly("a", "b");
        assertThat(found.confusion().accuracy()).isEqualTo(1);
        assertThat(found.byArm()).containsExactly(new double[] {1, 55 / 60.0}, within(1e-12));
        assertThat(report.consensus().orElseThrow().mean()).isBetween(0.8, 0.95);
        assertThat(report.klToUniform()).isCloseTo(0, within(1e-6));
        assertThat(found.klToFrequencies()).isCloseTo(0, within(1e-6));
        assertThat(found.merged()).containsExactly(1, 1);
        assertThat(found.silhouettes()).hasSize(4);
        assertThat(found.silhouettes().getFirst().ofTypes()[0]).isGreaterThan(0.5);
        assertThat(report.pairs().getFirst().counts()[1][1]).isPositive();
    }
}
