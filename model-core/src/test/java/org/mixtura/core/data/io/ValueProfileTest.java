package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;

/** What kind of numbers a matrix holds, by their values alone. */
class ValueProfileTest {

    private static final int CELLS = 120;
    private static final int GENES = 80;

    private interface Change {
        double of(double count, double total, SplittableRandom random);
    }

    /** Cells with 60 to 300 counts, most of them 1 or 2. */
    private static CountMatrix shallow(Change change) {
        var random = new SplittableRandom(3);
        int[] starts = new int[CELLS + 1];
        int[] genes = new int[CELLS * GENES];
        float[] values = new float[CELLS * GENES];
        int at = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            int[] counts = new int[GENES];
            int depth = 60 + random.nextInt(240);
            for (int i = 0; i < depth; i++) {
                counts[random.nextInt(GENES)]++;
            }
            for (int gene = 0; gene < GENES; gene++) {
                if (counts[gene] > 0) {
                    genes[at] = gene;
                    values[at++] = (float) change.of(counts[gene], depth, random);
                }
            }
            starts[cell + 1] = at;
        }
        return CsrMatrix.of(GENES, starts, java.util.Arrays.copyOf(genes, at), java.util.Arrays.copyOf(values, at));
    }

    private static ValueProfile.Kind kind(Change change) {
        return ValueProfile.of(shallow(change)).kind();
    }

    @Test
    void shallow_counts_whose_ambient_signal_was_taken_out_are_no_logarithms() {
        assertThat(kind((count, _, random) -> count - 0.3 * random.nextDouble()))
                .isEqualTo(ValueProfile.Kind.COUNT_LIKE);
    }

    @Test
    void logarithms_stay_logarithms_whatever_was_done_before() {
        assertThat(kind((count, _, _) -> Math.log1p(count))).isEqualTo(ValueProfile.Kind.LOGARITHMS);
        assertThat(kind((count, total, _) -> Math.log1p(1e4 * count / total))).isEqualTo(ValueProfile.Kind.LOGARITHMS);
        assertThat(kind((count, total, _) -> Math.log10(1 + 1e4 * count / total)))
                .isEqualTo(ValueProfile.Kind.LOGARITHMS);
        // Of equal depth all values of one count are one number, here 0.99 and 1.58: near to whole ones by chance.
        assertThat(kind((count, _, _) -> Math.log(1 + 0.98 * count) / Math.log(2)))
                .isEqualTo(ValueProfile.Kind.LOGARITHMS);
    }

    @Test
    void square_roots_of_counts_are_neither_counts_nor_corrected_ones() {
        assertThat(kind((count, _, _) -> Math.sqrt(count))).isEqualTo(ValueProfile.Kind.SQUARE_ROOTS);
        assertThat(kind((count, _, _) -> Math.sqrt(count) + Math.sqrt(count + 1)))
                .isNotEqualTo(ValueProfile.Kind.SQUARE_ROOTS);
        assertThat(kind((count, _, _) -> count)).isEqualTo(ValueProfile.Kind.COUNTS);
    }

    @Test
    void values_of_a_smooth_scale_are_no_counts() {
        assertThat(kind((_, _, random) -> 4 * random.nextDouble())).isEqualTo(ValueProfile.Kind.LOGARITHMS);
    }

    @Test
    void one_cell_that_is_not_whole_does_not_condemn_the_others() {
        var random = new SplittableRandom(1);
        int[] starts = new int[101];
        int[] genes = new int[400];
        float[] values = new float[400];
        for (int i = 0; i < 400; i++) {
            genes[i] = i % 4;
            values[i] = 1 + random.nextInt(5);
            starts[i / 4 + 1] = i + 1;
        }
        for (int i = 0; i < 4; i++) {
            values[i] = (i + 1) / 2f;
        }

        assertThat(ValueProfile.of(CsrMatrix.of(4, starts, genes, values)).kind())
                .isEqualTo(ValueProfile.Kind.COUNT_LIKE);
    }

    @Test
    void counts_times_one_number_are_told_with_that_number() {
        var halves = ValueProfile.of(shallow((count, _, _) -> count * 0.5));

        assertThat(halves.kind()).isEqualTo(ValueProfile.Kind.MULTIPLIED);
        assertThat(halves.unit()).isEqualTo(0.5);
        assertThat(kind((count, _, _) -> count * 0.1)).isEqualTo(ValueProfile.Kind.MULTIPLIED);
        // One number for each cell is another thing.
        assertThat(kind((count, total, _) -> count / total * 10_000)).isEqualTo(ValueProfile.Kind.SCALED_PER_CELL);
    }

    @Test
    void values_scaled_to_one_total_are_told_though_they_were_rounded() {
        var perMillion = ValueProfile.of(ofOneTotal(1e6, 2));

        assertThat(perMillion.kind()).isEqualTo(ValueProfile.Kind.SCALED_TO_TOTAL);
        assertThat(perMillion.unit()).isCloseTo(1e6, within(1.0));
        assertThat(ValueProfile.of(ofOneTotal(1e4, 1)).kind()).isEqualTo(ValueProfile.Kind.SCALED_TO_TOTAL);
    }

    /** As transcripts per million are: lengths of genes make them no multiples of one number. */
    private static CountMatrix ofOneTotal(double total, int decimals) {
        double[] sums = new double[CELLS];
        CountMatrix rates = shallow((count, _, random) -> count / (0.5 + 3 * random.nextDouble()));
        int[] genes = new int[GENES];
        float[] row = new float[GENES];
        int[] starts = new int[CELLS + 1];
        int[] allGenes = new int[CELLS * GENES];
        float[] values = new float[CELLS * GENES];
        double step = Math.pow(10, -decimals);
        for (int cell = 0; cell < CELLS; cell++) {
            int length = rates.copyRow(cell, genes, row, 0);
            for (int i = 0; i < length; i++) {
                sums[cell] += row[i];
            }
            for (int i = 0; i < length; i++) {
                allGenes[starts[cell] + i] = genes[i];
                values[starts[cell] + i] = (float) (Math.rint(row[i] * total / sums[cell] / step) * step);
            }
            starts[cell + 1] = starts[cell] + length;
        }
        return CsrMatrix.of(
                GENES,
                starts,
                java.util.Arrays.copyOf(allGenes, starts[CELLS]),
                java.util.Arrays.copyOf(values, starts[CELLS]));
    }

    @Test
    void multiples_of_one_number_in_each_cell_are_told_though_they_were_rounded() {
        // Size factors that are no totals, so that totals differ.
        assertThat(kind((count, total, _) -> Math.rint(count * 40_000 / Math.pow(total, 0.8)) / 100))
                .isEqualTo(ValueProfile.Kind.SCALED_PER_CELL);
        assertThat(kind((count, total, _) -> Math.rint(count * 40_000 / Math.pow(total, 0.8)) / 10))
                .isEqualTo(ValueProfile.Kind.SCALED_PER_CELL);
    }

    @Test
    void values_of_which_nothing_tells_what_they_are_are_not_called_fine() {
        // Fragments per kilobase and million: each gene has a length.
        assertThat(kind((count, total, random) -> 5e4 * count / total / (0.5 + random.nextDouble())))
                .isEqualTo(ValueProfile.Kind.UNCLEAR);
        assertThat(ValueFindings.notWhole(
                        "X", ValueProfile.of(shallow((count, _, random) -> 40 * count * random.nextDouble()))))
                .hasValueSatisfying(found -> {
                    assertThat(found.what()).contains("100 % of the values in X are not whole numbers");
                    assertThat(found.why()).contains("FPKM").contains("ambient").doesNotContain("fine");
                    assertThat(found.fixes()).containsExactly(new Fix.ChooseOther(), new Fix.Continue());
                });
    }

    @Test
    void deep_corrected_and_expected_counts_stay_counts() {
        assertThat(kind((count, _, random) -> 20 * count - 0.3 * random.nextDouble()))
                .isEqualTo(ValueProfile.Kind.COUNT_LIKE);
        assertThat(kind((count, _, random) -> 20 * count + (random.nextDouble() < 0.7 ? random.nextDouble() : 0)))
                .isEqualTo(ValueProfile.Kind.COUNT_LIKE);
        assertThat(kind((count, _, random) ->
                        20 * count + (random.nextDouble() < 0.7 ? Math.rint(100 * random.nextDouble()) / 100 : 0)))
                .isEqualTo(ValueProfile.Kind.COUNT_LIKE);
    }

    /** The last decimal place is a number of which all rounded values are multiples. */
    @Test
    void corrected_counts_that_were_rounded_are_no_multiplied_ones() {
        assertThat(kind((count, _, random) ->
                        random.nextDouble() < 0.01 ? 0.01 : Math.rint(100 * (count - 0.3 * random.nextDouble())) / 100))
                .isEqualTo(ValueProfile.Kind.COUNT_LIKE);
        assertThat(kind((count, _, random) -> Math.rint(100 * 7 * count * random.nextDouble() + 1) / 100))
                .isNotIn(ValueProfile.Kind.MULTIPLIED, ValueProfile.Kind.SCALED_PER_CELL);
        assertThat(kind((count, _, _) -> count * 0.01)).isEqualTo(ValueProfile.Kind.MULTIPLIED);
    }

    @Test
    void all_undefined_entries_are_counted() {
        var some = ValueProfile.of(shallow((count, total, _) -> total > 290 ? Double.NaN : count));

        assertThat(some.kind()).isEqualTo(ValueProfile.Kind.UNDEFINED);
        assertThat(some.bad()).isGreaterThan(10);
    }

    @Test
    void counts_with_rounding_errors_are_nearly_counts_and_nothing_else() {
        assertThat(kind((count, _, random) -> count + 6e-5 * (random.nextDouble() - 0.5)))
                .isEqualTo(ValueProfile.Kind.NEARLY_COUNTS);
        assertThat(kind((count, total, _) -> Math.expm1((float) Math.log1p(1e4 * count / total)) / 1e4 * total))
                .isEqualTo(ValueProfile.Kind.NEARLY_COUNTS);
        // A large count has a larger error in single precision; a value hardly above 0 is no count with an error.
        assertThat(kind((count, _, _) -> 100_000 * count + 0.0625)).isEqualTo(ValueProfile.Kind.NEARLY_COUNTS);
        assertThat(kind((count, _, _) -> count == 1 ? 1e-5 : count)).isNotEqualTo(ValueProfile.Kind.NEARLY_COUNTS);
        assertThat(kind((count, _, random) -> count - 0.01 * random.nextDouble()))
                .isNotEqualTo(ValueProfile.Kind.NEARLY_COUNTS);
    }
}
