package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Normalised values that were rounded are whole, and told apart from counts all the same. */
class CountScaleTest extends TableTest {

    private static final int GENES = 60;
    private static final int CELLS_OF_IT = 40;

    /** Cells of different depth; each count is what a gene gets by chance. */
    private static int[][] counts() {
        var random = new SplittableRandom(7);
        int[][] counts = new int[CELLS_OF_IT][GENES];
        for (int[] cell : counts) {
            int depth = 300 + random.nextInt(900);
            for (int molecule = 0; molecule < depth; molecule++) {
                cell[random.nextInt(GENES) * random.nextInt(GENES) / GENES]++;
            }
        }
        return counts;
    }

    private Inspection inspect(int[][] counts) throws IOException {
        String header = IntStream.range(0, GENES).mapToObj(g -> "gene_" + g).collect(Collectors.joining(","));
        var table = new StringBuilder("cell,").append(header).append('\n');
        for (int cell = 0; cell < counts.length; cell++) {
            table.append("cell_").append(cell);
            IntStream.of(counts[cell]).forEach(count -> table.append(',').append(count));
            table.append('\n');
        }
        return inspector.inspect(file(table.toString()), ReadOptions.DETECT);
    }

    /** Scaled to one total and rounded. */
    private static int[][] per(int total) {
        int[][] counts = counts();
        for (int[] cell : counts) {
            double sum = IntStream.of(cell).sum();
            for (int gene = 0; gene < GENES; gene++) {
                cell[gene] = (int) Math.rint(cell[gene] * total / sum);
            }
        }
        return counts;
    }

    @Test
    void counts_are_not_doubted() throws IOException {
        assertThat(inspect(counts()).problems())
                .noneMatch(found ->
                        found.code().equals("equal-totals") || found.code().equals("no-single-counts"));
    }

    @Test
    void rounded_counts_per_million_are_told_by_their_equal_totals() throws IOException {
        assertThat(inspect(per(1_000_000)).problems()).anySatisfy(found -> {
            assertThat(found.code()).isEqualTo("equal-totals");
            assertThat(found.what()).contains("about 1,000,000");
            assertThat(found.isToBeTold()).isTrue();
        });
    }

    @Test
    void rounded_values_without_a_single_one_are_told() throws IOException {
        int[][] scaled = counts();
        for (int[] cell : scaled) {
            for (int gene = 0; gene < GENES; gene++) {
                cell[gene] *= 3;
            }
        }

        assertThat(inspect(scaled).problems()).anyMatch(found -> found.code().equals("no-single-counts"));
    }

    @Test
    void few_deep_samples_are_told_as_bulk() throws IOException {
        int[][] samples = java.util.Arrays.stream(counts())
                .limit(6)
                .map(cell -> IntStream.of(cell).map(count -> count * 190 + 7).toArray())
                .toArray(int[][]::new);

        assertThat(inspect(samples).problems())
                .filteredOn(found -> found.code().equals("bulk"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(found.what()).contains("6 cells").contains("100 % of the values are not zero");
                });
        assertThat(inspect(counts()).problems()).noneMatch(found -> found.code().equals("bulk"));
    }
}
