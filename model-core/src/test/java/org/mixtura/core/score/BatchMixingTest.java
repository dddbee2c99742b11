package org.mixtura.core.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.Neighbours;

class BatchMixingTest {

    /** The 0.95 quantiles of chi-squared from any statistical table. */
    @Test
    void chiSquaredTailIsThatOfTheTables() {
        assertThat(Kbet.tail(3.841458820694124, 1)).isCloseTo(0.05, within(1e-9));
        assertThat(Kbet.tail(5.991464547107979, 2)).isCloseTo(0.05, within(1e-9));
        assertThat(Kbet.tail(7.814727903251179, 3)).isCloseTo(0.05, within(1e-9));
        // With two degrees of freedom the tail is exp(-x / 2).
        assertThat(Kbet.tail(12, 2)).isCloseTo(Math.exp(-6), within(1e-9));
        assertThat(Kbet.tail(0, 3)).isEqualTo(1);
    }

    @Test
    void kbetTestsEachNeighbourhoodAgainstAllCells() {
        // Neighbourhoods of 4 with 2 of each batch, 3:1 and 4:0; both batches have half of the 8 cells.
        int[] batch = {0, 0, 0, 0, 1, 1, 1, 1};
        int[][] index = {
            {1, 4, 5}, {0, 2, 4}, {0, 1, 3}, {0, 4, 5}, {5, 0, 1}, {4, 6, 0}, {4, 5, 7}, {6, 5, 4},
        };
        var kbet = Kbet.of(new Neighbours(index, new double[8][3]), batch);
        // Statistics 0, (1 + 1) / 2 = 1 and (4 + 4) / 2 = 4, one degree of freedom.
        assertThat(kbet.pValues()[0]).isEqualTo(1);
        assertThat(kbet.pValues()[1]).isCloseTo(0.31731050786291415, within(1e-9));
        assertThat(kbet.pValues()[2]).isCloseTo(0.04550026389635842, within(1e-9));
        assertThat(kbet.acceptance()).isEqualTo(5 / 8.0);
    }

    @Test
    void lisiOfEquallyFarNeighboursCountsThem() {
        double[][] same = new double[6][5];
        Arrays.stream(same).forEach(row -> Arrays.fill(row, 2));
        int[][] index = IntStream.range(0, 6)
                .mapToObj(i -> IntStream.range(0, 6).filter(j -> j != i).toArray())
                .toArray(int[][]::new);
        var lisi = Lisi.of(new Neighbours(index, same), new int[] {0, 0, 0, 1, 1, 2}, 4);
        // The neighbours of the first cell are 2 of 0, 2 of 1 and 1 of 2: 25 / (4 + 4 + 1).
        assertThat(lisi.cells()[0]).isCloseTo(25 / 9.0, within(1e-9));
        assertThat(lisi.cells()[3]).isCloseTo(25 / 11.0, within(1e-9));
        assertThat(lisi.cells()[5]).isCloseTo(25 / 13.0, within(1e-9));
        assertThat(lisi.groups()).isEqualTo(3);
        assertThat(lisi.median()).isCloseTo((25 / 9.0 + 25 / 11.0) / 2, within(1e-9));
        assertThat(lisi.mixing()).isCloseTo((lisi.median() - 1) / 2, within(1e-12));
    }

    @Test
    void lisiWeighsNeighboursByTheWishedPerplexity() {
        // Two near and two far neighbours; perplexity 3 fixes the odds p of a near one by its entropy.
        double[][] distance = {{1, 1, 2, 2}};
        double near = nearShare(3);
        var lisi = Lisi.of(
                new Neighbours(
                        new int[][] {{1, 2, 3, 4}, {}, {}, {}, {}}, new double[][] {distance[0], {}, {}, {}, {}}),
                new int[] {0, 1, 1, 2, 2},
                3);
        assertThat(lisi.cells()[0]).isCloseTo(1 / (near * near + (1 - near) * (1 - near)), within(1e-4));
    }

    /** The share of two equal weights against two others whose distribution has a perplexity, by plain bisection. */
    private static double nearShare(double perplexity) {
        double low = 0.5;
        double high = 1 - 1e-12;
        for (int i = 0; i < 100; i++) {
            double p = (low + high) / 2;
            double entropy = -p * Math.log(p / 2) - (1 - p) * Math.log((1 - p) / 2);
            if (entropy > Math.log(perplexity)) {
                low = p;
            } else {
                high = p;
            }
        }
        return low;
    }

    @Test
    void separatedBatchesDoNotMix() {
        var data = Cloud.of(600, 1000, 3);
        var mixing = BatchMixing.of(data.points, data.batch, data.type).orElseThrow();
        assertThat(mixing.ilisi()).isEqualTo(1, within(1e-9));
        assertThat(mixing.ilisiScaled()).isEqualTo(0, within(1e-9));
        assertThat(mixing.kbet()).isZero();
        assertThat(mixing.batchSilhouette()).isGreaterThan(0.95);
    }

    @Test
    void batchesDrawnByChanceMixAsFarAsChanceAllows() {
        var data = Cloud.of(2000, 0, 5);
        var mixing = BatchMixing.of(data.points, data.batch, data.type).orElseThrow();
        assertThat(mixing.batches()).isEqualTo(2);
        assertThat(mixing.ilisiScaled()).isBetween(0.9, 1.0);
        // A test at the level 0.05 rejects about that share where nothing is wrong.
        assertThat(mixing.kbet()).isCloseTo(0.95, within(0.03));
        assertThat(mixing.batchSilhouette()).isCloseTo(0, within(0.01));
        var types = mixing.types().orElseThrow();
        assertThat(types.clisi()).isEqualTo(1, within(1e-9));
        assertThat(types.clisiScaled()).isEqualTo(1, within(1e-9));
        assertThat(types.silhouette()).isGreaterThan(0.5);
    }

    @Test
    void leavesOutCellsWithoutABatchAndNeedsTwoBatches() {
        var data = Cloud.of(400, 1000, 3);
        int[] holes = data.batch.clone();
        Arrays.fill(holes, 0, 100, -1);
        var mixing = BatchMixing.of(data.points, holes, null).orElseThrow();
        assertThat(mixing.cells()).isEqualTo(300);
        assertThat(mixing.types()).isEmpty();
        assertThat(BatchMixing.of(data.points, new int[400], null)).isEmpty();
        assertThatThrownBy(() -> Kbet.of(new Neighbours(new int[1][0], new double[1][0]), new int[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void smallDataTakeTheNeighboursThatThereAre() {
        var data = Cloud.of(12, 0, 3);
        var mixing = BatchMixing.of(data.points, data.batch, data.type).orElseThrow();
        // All eleven others weigh the same: five of the own batch, six of the other.
        assertThat(mixing.ilisi()).isCloseTo(121.0 / (25 + 36), within(1e-9));
        assertThat(Lisi.neighbours(12)).isEqualTo(11);
        assertThat(Kbet.neighbourhood(12, 2)).isEqualTo(10);
        assertThat(Kbet.neighbourhood(1600, 4)).isEqualTo(70);
        assertThat(Kbet.neighbourhood(400, 4)).isEqualTo(25);
    }

    /** Two types far apart, two batches apart by a shift; every other cell is of the other batch. */
    private record Cloud(FloatMatrix points, int[] batch, int[] type) {

        static Cloud of(int n, double shift, long seed) {
            var random = new SplittableRandom(seed);
            float[] values = new float[3 * n];
            int[] batch = new int[n];
            int[] type = new int[n];
            for (int i = 0; i < n; i++) {
                batch[i] = i % 2;
                type[i] = i / 2 % 2;
                values[3 * i] = (float) (random.nextGaussian() + shift * batch[i]);
                values[3 * i + 1] = (float) (random.nextGaussian() + 30 * type[i]);
                values[3 * i + 2] = (float) random.nextGaussian();
            }
            return new Cloud(new FloatMatrix(n, 3, values), batch, type);
        }
    }
}
