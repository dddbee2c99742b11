package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows and columns that sum up the others: known by their numbers, whatever their name, and never by the name alone. */
class SummariesTest extends TableTest {

    private static final int CELLS_HERE = 12;
    private static final int GENES_HERE = 30;

    private final List<String> header = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();

    private static int count(int cell, int gene) {
        return (gene + 3) * (cell + 2) * (cell + gene) % 13 / 3;
    }

    private void cells() {
        header.add("cell");
        IntStream.range(0, GENES_HERE).mapToObj("ENSG%011d"::formatted).forEach(header::add);
        for (int cell = 0; cell < CELLS_HERE; cell++) {
            var line = new ArrayList<String>(List.of("cell_" + cell));
            for (int gene = 0; gene < GENES_HERE; gene++) {
                line.add(Integer.toString(count(cell, gene)));
            }
            lines.add(line);
        }
    }

    /** A row below the table, computed from the numbers of a gene in the first lines. */
    private void add(String name, String format, int of, ToDoubleFunction<double[]> statistic) {
        var line = new ArrayList<String>(List.of(name));
        for (int gene = 1; gene <= GENES_HERE; gene++) {
            int at = gene;
            double[] others = lines.stream()
                    .limit(of)
                    .mapToDouble(other -> Double.parseDouble(other.get(at)))
                    .toArray();
            line.add(String.format(Locale.ROOT, format, statistic.applyAsDouble(others)));
        }
        lines.add(line);
    }

    private String text(boolean turned) {
        var all = new ArrayList<List<String>>();
        all.add(header);
        all.addAll(lines);
        List<List<String>> written = turned
                ? IntStream.range(0, header.size())
                        .mapToObj(at -> all.stream().map(line -> line.get(at)).toList())
                        .toList()
                : all;
        return written.stream().map(line -> String.join(",", line)).collect(Collectors.joining("\n", "", "\n"));
    }

    private Inspection inspect(boolean turned, ReadOptions options) throws IOException {
        return inspector.inspect(file(text(turned).replaceFirst("cell", turned ? "gene" : "cell")), options);
    }

    private static double mean(double[] of) {
        return DoubleStream.of(of).average().orElseThrow();
    }

    private static double deviation(double[] of) {
        double mean = mean(of);
        return Math.sqrt(DoubleStream.of(of).map(x -> (x - mean) * (x - mean)).sum() / (of.length - 1));
    }

    private static double median(double[] of) {
        double[] sorted = Arrays.stream(of).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    @ParameterizedTest
    @CsvSource({"%.0f, false", "%.0f, true", "%.2f, false", "%.2f, true", "%.15g, false", "%.15g, true"})
    void they_are_taken_out_together_however_they_were_rounded(String format, boolean turned) throws IOException {
        cells();
        add("Total", "%.0f", CELLS_HERE, of -> DoubleStream.of(of).sum());
        add("Mean", format, CELLS_HERE, SummariesTest::mean);
        add("St. Dev.", format, CELLS_HERE, SummariesTest::deviation);
        add("Median", format.equals("%.0f") ? "%.1f" : format, CELLS_HERE, SummariesTest::median);
        add("Max", "%.0f", CELLS_HERE, of -> DoubleStream.of(of).max().orElseThrow());
        add("Min", "%.0f", CELLS_HERE, of -> DoubleStream.of(of).min().orElseThrow());

        var found = inspect(turned, ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(CELLS_HERE);
        assertThat(found.genes()).isEqualTo(GENES_HERE);
        assertThat(found.integerCounts()).isTrue();
        assertThat(found.problems())
                .filteredOn(problem -> problem.code().startsWith("not-counts"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.what()).contains("Total, Mean, St. Dev., Median, Max, Min");
                    assertThat(told.why()).contains("'Mean' is the mean of the others");
                    assertThat(told.fixes()).containsExactly(new Fix.AllAreCounts());
                });
    }

    @Test
    void a_mean_that_counts_the_row_of_sums_is_known() throws IOException {
        cells();
        add("Total", "%.0f", CELLS_HERE, of -> DoubleStream.of(of).sum());
        add("Mean", "%.6g", CELLS_HERE + 1, SummariesTest::mean);

        assertThat(inspect(false, ReadOptions.DETECT).cells()).isEqualTo(CELLS_HERE);
    }

    @Test
    void one_under_an_unknown_name_does_not_hide_the_others() throws IOException {
        cells();
        add("Mean", "%.6g", CELLS_HERE, SummariesTest::mean);
        add("wariancja", "%.6g", CELLS_HERE, of -> deviation(of) * deviation(of));

        assertThat(inspect(false, ReadOptions.DETECT).problems())
                .anySatisfy(told -> assertThat(told.what()).isEqualTo("The row Mean was not read as a cell."));
    }

    @Test
    void digits_that_were_cut_off_are_no_obstacle() throws IOException {
        cells();
        add("average", "%.0f", CELLS_HERE, of -> Math.floor(mean(of)));

        assertThat(inspect(false, ReadOptions.DETECT).cells()).isEqualTo(CELLS_HERE);
    }

    @Test
    void a_row_and_a_column_of_sums_cross() throws IOException {
        cells();
        header.add("All");
        lines.forEach(line -> line.add(Integer.toString(
                line.stream().skip(1).mapToInt(Integer::parseInt).sum())));
        add("All", "%.0f", CELLS_HERE, of -> DoubleStream.of(of).sum());
        lines.getLast().add("999");

        var found = inspect(false, ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(CELLS_HERE);
        assertThat(found.genes()).isEqualTo(GENES_HERE);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void only_a_name_is_asked_about_and_changes_nothing(boolean turned) throws IOException {
        cells();
        add("Mean", "%.0f", CELLS_HERE, of -> 3 + of[4]);

        var found = inspect(turned, ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(CELLS_HERE + 1);
        assertThat(found.problems())
                .filteredOn(problem -> problem.code().equals("called-like-summary"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.what()).startsWith("Mean is called like a sum");
                    assertThat(told.remedy()).contains("--not-counts Mean");
                    assertThat(told.fixes()).containsExactly(new Fix.NotCounts(List.of("Mean")));
                });
        var without = inspect(turned, ReadOptions.DETECT.alsoNotCounts(List.of("Mean")));
        assertThat(without.cells()).isEqualTo(CELLS_HERE);
        assertThat(without.problems()).extracting(Finding::code).doesNotContain("called-like-summary");
        assertThat(inspect(turned, ReadOptions.DETECT.withNotCounts(List.of())).problems())
                .as("it was said that all are counts")
                .extracting(Finding::code)
                .doesNotContain("called-like-summary");
    }

    /** A column is known by its name, so that only the row is asked about; the button names both. */
    @Test
    void a_row_and_a_column_of_one_name_are_both_left_out_when_that_is_said() throws IOException {
        cells();
        header.add("Total");
        lines.forEach(line -> line.add("5"));
        add("Total", "%.0f", CELLS_HERE, of -> 3 + of[4]);
        lines.getLast().add("7");
        Finding asked = inspect(false, ReadOptions.DETECT).problems().stream()
                .filter(problem -> problem.code().equals("called-like-summary"))
                .findFirst()
                .orElseThrow();
        List<String> names = ((Fix.NotCounts) asked.fixes().getFirst()).names();

        var without = inspect(false, ReadOptions.DETECT.alsoNotCounts(names));

        assertThat(without.cells()).isEqualTo(CELLS_HERE);
        assertThat(without.genes()).isEqualTo(GENES_HERE);
        assertThat(without.problems()).extracting(Finding::code).doesNotContain("called-like-summary");
    }

    /** As a spreadsheet has them: a sum below each group, and one of all. */
    @ParameterizedTest
    @CsvSource({"Sum_A,Sum_B,Sum_all", "Subtotal plate1,Subtotal plate2,Total"})
    void sums_of_groups_are_asked_about_and_hide_no_total(String one, String two, String all) throws IOException {
        cells();
        add(one, "%.0f", 5, of -> DoubleStream.of(of).sum());
        add(two, "%.0f", CELLS_HERE, of -> DoubleStream.of(of).skip(5).sum());
        add(all, "%.0f", CELLS_HERE, of -> DoubleStream.of(of).sum());

        var found = inspect(false, ReadOptions.DETECT);

        assertThat(found.cells()).isEqualTo(CELLS_HERE + 2);
        assertThat(found.problems())
                .anySatisfy(
                        told -> assertThat(told.what()).isEqualTo("The row %s was not read as a cell.".formatted(all)))
                .filteredOn(problem -> problem.code().equals("called-like-summary"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.why()).contains("sums of groups");
                    assertThat(told.fixes()).containsExactly(new Fix.NotCounts(List.of(one, two)));
                });
    }

    @Test
    void a_gene_may_be_called_like_one() throws IOException {
        cells();
        header.set(7, "MAX");

        var found = inspect(false, ReadOptions.DETECT);

        assertThat(found.genes()).isEqualTo(GENES_HERE);
        assertThat(found.problems()).extracting(Finding::code).doesNotContain("called-like-summary");
    }

    @Test
    void what_is_kept_though_it_is_one_is_told() throws IOException {
        cells();
        add("Mean", "%.3f", CELLS_HERE, SummariesTest::mean);

        var found = inspect(false, ReadOptions.DETECT.withNotCounts(List.of()));

        assertThat(found.cells()).isEqualTo(CELLS_HERE + 1);
        assertThat(found.problems())
                .filteredOn(problem -> problem.code().equals("sum-row"))
                .singleElement()
                .satisfies(told -> assertThat(told.why()).isEqualTo("'Mean' is the mean of the others."));
    }

    @Test
    void a_row_of_sums_without_a_name_is_known() throws IOException {
        cells();
        add("", "%.0f", CELLS_HERE, of -> DoubleStream.of(of).sum());

        assertThat(inspect(false, ReadOptions.DETECT).cells()).isEqualTo(CELLS_HERE);
    }
}
