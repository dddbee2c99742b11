package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;

/** Counts are never taken from another place than the first without the reason. */
class CountsChoiceTest {

    @TempDir
    private Path folder;

    private final DatasetInspector inspector = new DatasetInspector(new DatasetReaders());

    /** Two cells and two genes: these values as X, and counts as a layer. */
    private Path study(float... x) throws IOException {
        return study("layers/spliced", x);
    }

    private Path study(String layer, float... x) throws IOException {
        var genes = new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"));
        var matrices = new LinkedHashMap<String, CountMatrix>();
        matrices.put("X", matrix(x));
        matrices.put(layer, matrix(2, 4, 6, 8));
        Path file = folder.resolve("d%s%d.h5ad".formatted(java.util.Arrays.hashCode(x), layer.length()));
        H5adWriter.write(
                new Study(
                        "d",
                        new Frame(Frame.INDEX, new CellTable(List.of("c1", "c2"), List.of())),
                        StudyReader.frame(genes, List.of()),
                        genes,
                        matrices,
                        "X"),
                new Annotations(),
                file);
        return file;
    }

    private static CountMatrix matrix(float... values) {
        return CsrMatrix.of(2, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}, values);
    }

    private Finding elsewhere(float... x) throws IOException {
        Inspection inspection = inspector.inspect(study(x), ReadOptions.DETECT);
        assertThat(inspection.countsAt()).isEqualTo("layers/spliced");
        assertThat(inspection.places().getFirst()).isEqualTo(new MatrixPlace("X", false));
        Finding finding = inspection.problems().stream()
                .filter(problem -> problem.code().equals(Finding.COUNTS_ELSEWHERE))
                .findFirst()
                .orElseThrow();
        assertThat(finding.isToBeTold()).isTrue();
        return finding;
    }

    @Test
    void an_undefined_value_among_counts_is_named_and_warned_of() throws IOException {
        Finding finding = elsewhere(1, 2, 3, Float.NaN);

        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.sentence())
                .contains("taken from layers/spliced")
                .contains("The value of gene LYZ in cell c2 is NaN (not a finite number in X).");
        assertThat(elsewhere(Float.POSITIVE_INFINITY, 2, 3, 1).why()).contains("gene CD3D in cell c1 is Infinity");
    }

    @Test
    void values_that_no_count_can_be_are_the_reason() throws IOException {
        Finding finding = elsewhere(1, 2, 1.61f, 2);

        assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
        assertThat(finding.why())
                .isEqualTo(
                        "X does not hold counts. 25 % of the first 4 values in X are not whole numbers (max 2): looks log-normalised.");
    }

    @Test
    void a_matrix_of_zeros_is_told() throws IOException {
        assertThat(elsewhere(0, 0, 0, 0).why()).contains("All values in X are 0.");
    }

    @Test
    void another_place_is_one_click_away() throws IOException {
        Finding finding =
                inspector.inspect(study(1, 2, 1.5f, 2), new ReadOptions(java.util.Optional.of("X"))).problems().stream()
                        .filter(problem -> problem.code().equals("ambient-counts")
                                || problem.code().equals("not-counts"))
                        .findFirst()
                        .orElseThrow();

        assertThat(finding.fixes()).contains(new Fix.UseCountsAt("layers/spliced"));
    }

    @Test
    void small_whole_numbers_are_doubted_where_the_layer_for_counts_has_larger_ones() throws IOException {
        Path file = study("layers/counts", 1, 2, 3, 4);

        assertThat(inspector.inspect(file, ReadOptions.DETECT).problems())
                .filteredOn(problem -> problem.code().equals("smaller-than-counts"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.fixes()).containsExactly(new Fix.UseCountsAt("layers/counts")));
        // Counts as small as those of the layer are no rounded logarithms.
        assertThat(inspector
                        .inspect(study("layers/counts", 2, 4, 6, 8), ReadOptions.DETECT)
                        .problems())
                .noneMatch(problem -> problem.code().equals("smaller-than-counts"));
    }

    @Test
    void counts_in_the_first_place_need_no_word() throws IOException {
        assertThat(inspector.inspect(study(1, 2, 3, 4), ReadOptions.DETECT).problems())
                .noneMatch(problem -> problem.code().equals(Finding.COUNTS_ELSEWHERE));
    }

    @Test
    void counts_with_rounding_errors_are_taken_rounded_which_is_told() throws IOException {
        Path file = study(1.00002f, 2, 2.99998f, 4);
        assertThat(Fixture.dense(new DatasetReaders()
                        .read(file, new ReadOptions(java.util.Optional.of("X")))
                        .counts()))
                .isDeepEqualTo(new float[][] {{1, 2}, {3, 4}});
        assertThat(inspector
                        .inspect(file, new ReadOptions(java.util.Optional.of("X")))
                        .problems())
                .filteredOn(problem -> problem.code().equals("rounding-errors"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .contains("50 % of the values in X are not whole numbers")
                        .contains("They were rounded."));
        // Where another place holds the counts as they were, these are taken.
        assertThat(elsewhere(1.00003f, 2, 2.99998f, 4).why())
                .contains("X does not hold counts. 50 % of the values in X are not whole numbers")
                .doesNotContain("log-normalised");
    }
}
