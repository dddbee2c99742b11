package org.mixtura.core.correct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.KMeans;
import org.mixtura.core.score.BatchMixing;
import org.mixtura.core.score.ClusterScores;

/** Batches lie on each other after the correction, and types stay apart. */
class HarmonyTest {

    private static final int CELLS = 600;
    private static final int DIMENSIONS = 5;

    private final int[] batch = new int[CELLS];
    private final int[] type = new int[CELLS];
    private final FloatMatrix points = shiftedBatches();

    /** Three types far apart; the second batch is shifted, and by another vector in each type. */
    private FloatMatrix shiftedBatches() {
        var random = new SplittableRandom(11);
        float[] values = new float[CELLS * DIMENSIONS];
        for (int i = 0; i < CELLS; i++) {
            batch[i] = i % 2;
            type[i] = random.nextInt(3);
            for (int d = 0; d < DIMENSIONS; d++) {
                double shift = batch[i] == 1 ? 2 * Math.cos(type[i] + 2 * d) : 0;
                values[i * DIMENSIONS + d] = (float) (random.nextGaussian() + (d == type[i] ? 10 : 0) + shift);
            }
        }
        return new FloatMatrix(CELLS, DIMENSIONS, values);
    }

    private FloatMatrix corrected() {
        return Harmony.withSeed(3).correct(points, batch, () -> false).orElseThrow();
    }

    @Test
    void batchesMixAndTypesStayApart() {
        var before = BatchMixing.of(points, batch, type).orElseThrow();
        var after = BatchMixing.of(corrected(), batch, type).orElseThrow();
        assertThat(before.ilisiScaled()).isLessThan(0.2);
        assertThat(after.ilisiScaled()).isGreaterThan(0.7);
        assertThat(after.kbet()).isGreaterThan(before.kbet() + 0.5);
        assertThat(after.types().orElseThrow().silhouette())
                .isGreaterThan(before.types().orElseThrow().silhouette());
        int[] clusters = KMeans.of(3, 0).fit(corrected()).clusters();
        assertThat(ClusterScores.of(type, clusters).ari()).isGreaterThan(0.98);
    }

    /** Far apart as batches are at first, one turn is not enough. */
    @Test
    void strongEffectsTakeSeveralTurns() {
        var random = new SplittableRandom(5);
        float[] values = new float[CELLS * DIMENSIONS];
        for (int i = 0; i < CELLS; i++) {
            batch[i] = i % 6 == 0 ? 2 : i % 3 == 0 ? 1 : 0;
            type[i] = random.nextInt(3);
            for (int d = 0; d < DIMENSIONS; d++) {
                double shift = 6 * Math.cos(2 * batch[i] + d) + Math.sin(type[i] + 3 * d + batch[i]);
                values[i * DIMENSIONS + d] = (float) (random.nextGaussian() + (d == type[i] ? 8 : 0) + shift);
            }
        }
        var apart = new FloatMatrix(CELLS, DIMENSIONS, values);
        var once = new Harmony(2, 0.1, 1, 1, 3).correct(apart, batch, () -> false);
        var all = Harmony.withSeed(3).correct(apart, batch, () -> false);
        var other = Harmony.withSeed(4).correct(apart, batch, () -> false);
        double first = mixing(once.orElseThrow());
        assertThat(mixing(apart)).isLessThan(0.1);
        assertThat(mixing(all.orElseThrow())).isGreaterThan(first + 0.1);
        assertThat(mixing(other.orElseThrow())).isCloseTo(mixing(all.orElseThrow()), within(0.1));
    }

    private double mixing(FloatMatrix of) {
        return BatchMixing.of(of, batch, type).orElseThrow().ilisiScaled();
    }

    @Test
    void equalInputGivesEqualOutput() {
        assertThat(corrected().values()).containsExactly(corrected().values());
    }

    @Test
    void withinAClusterTheShiftOfABatchIsTakenOut() {
        var after = corrected();
        for (int t = 0; t < 3; t++) {
            double[] first = mean(after, t, 0);
            double[] second = mean(after, t, 1);
            for (int d = 0; d < DIMENSIONS; d++) {
                assertThat(first[d]).as("type %d, dimension %d", t, d).isCloseTo(second[d], within(0.4));
            }
        }
    }

    private double[] mean(FloatMatrix of, int wantedType, int wantedBatch) {
        double[] sums = new double[DIMENSIONS];
        int cells = 0;
        for (int i = 0; i < CELLS; i++) {
            if (type[i] == wantedType && batch[i] == wantedBatch) {
                cells++;
                for (int d = 0; d < DIMENSIONS; d++) {
                    sums[d] += of.at(i, d);
                }
            }
        }
        int count = cells;
        return Arrays.stream(sums).map(s -> s / count).toArray();
    }

    @Test
    void pointsWithoutABatchStayWhereTheyAre() {
        batch[7] = -1;
        var after = corrected();
        for (int d = 0; d < DIMENSIONS; d++) {
            assertThat(after.at(7, d)).isEqualTo(points.at(7, d));
        }
        assertThat(after.at(8, 0)).isNotEqualTo(points.at(8, 0));
    }

    @Test
    void oneBatchLeavesNothingToCorrect() {
        Arrays.fill(batch, 4);
        assertThat(corrected()).isSameAs(points);
    }

    @Test
    void itCanBeGivenUp() {
        assertThat(Harmony.withSeed(3).correct(points, batch, () -> true)).isEmpty();
    }
}
