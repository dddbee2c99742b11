package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.error.DataProblem;

/** Each way in which data can be bad has its own words, the same in the import check and when reading. */
class BadInputTest {

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();
    private final DatasetInspector inspector = new DatasetInspector(readers);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normalised.h5ad       | not-counts       | looks log-normalised
            log2_counts.h5ad      | not-counts       | looks log-normalised
            per_ten_thousand.h5ad | not-counts       | divided by each cell's total
            scaled.h5ad           | negative-values  | looks like scaled data
            nan.h5ad              | undefined-values | The value of gene MT-CO1 in cell CELL03-1 is NaN
            nan.h5ad              | undefined-values | keeps the genes that all of them have
            infinite.h5ad         | undefined-values | The value of gene MT-CO1 in cell CELL03-1 is Infinity
            negative.h5ad         | negative-values  | The value of gene MS4A1 in cell CELL06-1 is -2
            all_empty.h5ad        | all-cells-empty  | None of the 12 cells has any count in X
            other.h5              | no-matrix        | Found: measurements, notes
            tenx.h5               | no-matrix        | It should have barcodes
            """)
    void bad_values_have_their_own_message(String fixture, String code, String words) {
        Path file = Fixture.file(fixture);

        assertError(file, code, words);
    }

    private void assertError(Path file, String code, String words) {
        Inspection found = inspector.inspect(file, ReadOptions.DETECT);

        assertThat(found.isUsable()).isFalse();
        assertThat(found.problems().getFirst()).satisfies(first -> {
            assertThat(first.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(first.code()).isEqualTo(code);
            assertThat(first.what() + " " + first.why() + " " + first.remedy()).contains(words);
            assertThat(first.what()).endsWith(".");
            assertThat(first.why()).endsWith(".");
            assertThat(first.remedy()).endsWith(".");
        });
        assertThatThrownBy(() -> readers.read(file, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining(words);
    }

    @Test
    void the_share_and_the_largest_value_are_named() {
        Finding first = inspector
                .inspect(Fixture.file("normalised.h5ad"), ReadOptions.DETECT)
                .problems()
                .getFirst();

        assertThat(first.what())
                .isEqualTo("100 % of values in X are not whole numbers (max 8.41): looks log-normalised.");
    }

    @Test
    void ambient_corrected_counts_are_taken_with_a_warning() {
        Inspection found = inspector.inspect(Fixture.file("ambient.h5ad"), ReadOptions.DETECT);

        assertThat(found.isUsable()).isTrue();
        assertThat(found.integerCounts()).isFalse();
        assertThat(found.problems())
                .filteredOn(p -> p.code().equals("ambient-counts"))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.severity()).isEqualTo(Finding.Severity.WARNING);
                    assertThat(told.fixes()).containsExactly(new Fix.Continue(), new Fix.ChooseOther());
                });
        assertThat(readers.read(Fixture.file("ambient.h5ad"), ReadOptions.DETECT)
                        .counts()
                        .cells())
                .isEqualTo(12);
    }

    @Test
    void empty_cells_and_genes_are_counted() {
        Inspection found = inspector.inspect(Fixture.file("some_empty.h5ad"), ReadOptions.DETECT);

        assertThat(found.isUsable()).isTrue();
        assertThat(found.stats().emptyCells()).isEqualTo(2);
        assertThat(found.stats().emptyGenes()).isEqualTo(1);
        assertThat(found.problems()).extracting(Finding::code).contains("empty-cells", "empty-genes");
        assertThat(found.problems()).extracting(Finding::what).contains("2 cells have no count at all.");
    }

    @ParameterizedTest
    @CsvSource({
        "barcode;type, text file, not-a-table",
        "version https://git-lfs.github.com/spec/v1, a pointer of Git LFS, unknown-format",
        "<!DOCTYPE html><html>not found</html>, a web page, unknown-format",
        "'', an empty file, empty-file",
        "PK\u0003\u0004rest, a zip archive, unknown-format"
    })
    void what_is_not_hdf5_is_called_by_its_kind(String content, String kind, String code) throws IOException {
        Path file = Files.writeString(folder.resolve("cells.h5ad"), content);

        assertError(file, code, kind);
    }

    @Test
    void of_values_that_are_missing_or_below_zero_nothing_is_said_that_is_not_so() {
        Inspection missing = inspector.inspect(Fixture.file("nan.h5ad"), ReadOptions.DETECT);
        assertThat(missing.stats()).isNull();
        assertThat(card(missing)).contains("missing", "Some values at X are missing or infinite.");
        assertThat(card(inspector.inspect(Fixture.file("negative.h5ad"), ReadOptions.DETECT)))
                .contains("below 0", "Some values at X are below 0.");
    }

    private static List<String> card(Inspection inspection) {
        var counts = new DataChecks(inspection, 1L << 30)
                .all().stream()
                        .filter(check -> check.title().equals(DataChecks.COUNTS))
                        .findFirst()
                        .orElseThrow();
        return List.of(counts.value(), counts.text());
    }

    @Test
    void of_what_is_no_table_nobody_is_asked_how_it_is_read() {
        assertThat(inspector
                        .inspect(Fixture.file("other.h5"), ReadOptions.DETECT)
                        .isTable())
                .isFalse();
    }

    @Test
    void a_missing_file_is_named() {
        assertError(folder.resolve("nowhere.h5ad"), "no-such-file", "nowhere.h5ad");
    }

    @Test
    void a_folder_without_matrix_lists_what_it_has() throws IOException {
        Files.writeString(folder.resolve("readme.txt"), "x");

        assertError(folder, "no-matrix", "readme.txt");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99})
    void a_truncated_file_is_called_damaged(double share) throws IOException {
        byte[] whole = Files.readAllBytes(Fixture.file("csr_gzip.h5ad"));
        Path cut = Files.write(folder.resolve("cut.h5ad"), Arrays.copyOf(whole, (int) (whole.length * share)));

        assertError(cut, "damaged-file", "was not copied whole");
    }

    @Test
    void a_header_that_claims_a_huge_matrix_is_refused_before_memory_is_taken() throws IOException {
        Files.writeString(
                folder.resolve("matrix.mtx"),
                "%%MatrixMarket matrix coordinate integer general\n2000000000 2000000000 2000000000\n1 1 1\n");
        Files.writeString(folder.resolve("barcodes.tsv"), "A\n");
        Files.writeString(folder.resolve("genes.tsv"), "G\tg\n");

        assertError(folder, "damaged-file", "promises 2000000000 entries");
    }
}
