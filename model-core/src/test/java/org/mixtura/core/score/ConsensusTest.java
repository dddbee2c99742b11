package org.mixtura.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;

/** Agreement of classifiers on categories, and how evenly these are used, against numbers worked out by hand. */
class ConsensusTest {

    @Test
    void aCategoryIsAgreedOnByItsSharedCellsOverTheLargerOfBoth() {
        int[] first = {0, 0, 0, 1, 1, 2};
        int[] second = {0, 0, 1, 1, 1, 1};
        var consensus = Consensus.of(List.of(first, second), 4);
        // Category 0: 2 of max(3, 2); category 1: 2 of max(2, 4); category 2: 0 of max(1, 0); 3 is used by none.
        assertThat(consensus.perCategory()).containsExactly(new double[] {2 / 3.0, 0.5, 0, Double.NaN}, within(1e-12));
        assertThat(consensus.mean()).isCloseTo((2 / 3.0 + 0.5) / 3, within(1e-12));
        assertThat(consensus.least()).isZero();
        assertThat(Consensus.table(first, second, 3)).isDeepEqualTo(new int[][] {{2, 1, 0}, {0, 2, 0}, {0, 1, 0}});
    }

    @Test
    void ofThreeClassifiersTheMeanOfAllPairsCounts() {
        int[] same = {0, 1, 0, 1};
        int[] other = {1, 1, 0, 1};
        var consensus = Consensus.of(List.of(same, same, other), 2);
        assertThat(consensus.perCategory()[0]).isCloseTo((1 + 0.5 + 0.5) / 3, within(1e-12));
    }

    @Test
    void useOfCategoriesIsMeasuredByMeanProbabilities() {
        var use = CategoryUse.of(new FloatMatrix(2, 2, new float[] {1, 0, 0.5f, 0.5f}));
        assertThat(use.mean()).containsExactly(0.75, 0.25);
        assertThat(use.logRatio()).isCloseTo(Math.log(3), within(1e-6));
        double[] even = {0.5, 0.5};
        assertThat(use.klTo(even)).isCloseTo(0.75 * Math.log(1.5) + 0.25 * Math.log(0.5), within(1e-6));
        assertThat(use.klFrom(even)).isCloseTo(0.5 * Math.log(1 / 1.5) + 0.5 * Math.log(2), within(1e-6));
    }
}
