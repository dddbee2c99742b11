package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;

class ColumnEditsTest extends ImportCase {

    private static final String TABLE = ",CD3D,MS4A1,LYZ\n";

    private static Column.Categorical column(String... levels) {
        return Column.Categorical.of("type", List.of(levels));
    }

    /** A data set of two cells of each of these types. */
    private Path typed(String... each) throws IOException {
        String[] types = Stream.of(each, each).flatMap(Stream::of).toArray(String[]::new);
        var counts = new StringBuilder(TABLE);
        var labels = new StringBuilder("barcode\tcell_type\n");
        for (int cell = 0; cell < types.length; cell++) {
            counts.append("c%d,%d,1,2\n".formatted(cell, cell % 3));
            labels.append("c%d\t\"%s\"\n".formatted(cell, types[cell]));
        }
        var request = ImportRequest.labelled(
                file("data.csv", counts.toString()),
                ReadOptions.DETECT,
                List.of(file("labels.tsv", labels.toString())),
                TableMatch.WHOLE);
        return imported(request).source();
    }

    private Inspection inspect(Path file, ColumnEdits edits) {
        return new DatasetInspector(readers).inspect(file, ReadOptions.DETECT.with(edits));
    }

    private static List<String> codes(Inspection inspection) {
        return inspection.problems().stream().map(Finding::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'B cell', 'b cell ', true",
        "'B cell', 'B_cell', true",
        "'B-cell', 'B  cell', true",
        "'CD4+ T-cell', 'CD4+ t cell', true",
        "'donor 1', 'Donor-1', true",
        "'CD4', 'CD4-', false",
        "'CD4+', 'CD4', false",
        "'CD4-CD8+', 'CD4 CD8+', false",
        "'1-2', '1_2', false",
        "'T1', 'T 1', false",
        "'B cell', 'T cell', false"
    })
    void spellings_differ_in_blanks_capitals_and_signs_between_words(String one, String other, boolean same) {
        assertThat(Spellings.key(one).equals(Spellings.key(other))).isEqualTo(same);
    }

    @Test
    void the_most_frequent_spelling_stays_without_blanks_around_it() {
        var merged = Spellings.of(column("b cell", "B cell ", "B cell ", "T", "", "B-cell"))
                .merged();

        assertThat(merged.levels()).containsExactly("B cell", "T");
        assertThat(merged.codes()).containsExactly(0, 0, 0, 1, -1, 0);
    }

    @Test
    void spellings_are_told_and_merged_when_that_is_asked_for() throws IOException {
        Path file = typed("B cell", "B cell", "b cell", "T", "T", "NK", "NK");

        var found = inspect(file, ColumnEdits.NONE).problems().stream()
                .filter(finding -> finding.code().equals("spellings"))
                .findFirst()
                .orElseThrow();
        assertThat(found.what()).contains("'B cell' (4 cells), 'b cell' (2 cells)");
        assertThat(found.remedy()).contains("--merge-spellings cell_type");
        assertThat(found.fixes()).containsExactly(new Fix.MergeSpellings("cell_type"));

        var merged = inspect(file, ColumnEdits.NONE.merging("cell_type"));
        assertThat(codes(merged)).contains("merged-spellings").doesNotContain("spellings");
        assertThat(merged.obsColumns().getFirst().asCategorical().levels()).containsExactly("B cell", "NK", "T");
        assertThat(inspect(file, merged.reading().columns().without("cell_type"))
                        .obsColumns()
                        .getFirst()
                        .asCategorical()
                        .levels())
                .hasSize(4);
    }

    @Test
    void words_for_no_type_are_told_and_taken_as_missing_when_that_is_asked_for() throws IOException {
        Path file = typed("B", "B", "T", "T", "Unknown", "Unknown", "doublet", "not assigned");

        var found = inspect(file, ColumnEdits.NONE).problems().stream()
                .filter(finding -> finding.code().equals("untyped-levels"))
                .findFirst()
                .orElseThrow();
        assertThat(found.remedy()).contains("--as-missing cell_type=Unknown", "--as-missing 'cell_type=not assigned'");
        var fix = (Fix.AsMissing) found.fixes().getFirst();
        assertThat(fix.levels()).containsExactly("Unknown", "doublet", "not assigned");

        var missing = inspect(file, ColumnEdits.NONE.withMissing(fix.column(), fix.levels()));
        assertThat(codes(missing))
                .contains("taken-as-missing", "missing-labels")
                .doesNotContain("untyped-levels");
        var column = missing.obsColumns().getFirst().asGroups();
        assertThat(column.levels()).containsExactly("B", "T");
        assertThat(column.missing()).isEqualTo(8);
    }

    @Test
    void a_column_of_doublets_and_nothing_else_is_about_them() {
        assertThat(UntypedWords.in(column("singlet", "singlet", "doublet"))).isEmpty();
        assertThat(UntypedWords.in(column("B", "T", "Undersized B"))).isEmpty();
        assertThat(UntypedWords.in(column("B", "T", "Unassigned 2", "?"))).containsExactly("?", "Unassigned 2");
    }

    @Test
    void a_column_or_level_that_is_not_there_is_said() throws IOException {
        Path file = typed("B", "B", "T", "T");

        assertThat(inspect(file, ColumnEdits.NONE.merging("tpye")).problems())
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("'tpye'", "cell_type"));
        assertThat(codes(inspect(file, ColumnEdits.NONE.withMissing("cell_type", List.of("Unknown")))))
                .contains("no-such-level");
    }

    @Test
    void import_merges_the_spellings_of_all_files_and_changes_none() throws IOException {
        Path one = file("p1.csv", ",CD3D,MS4A1\nA1,1,0\nA2,0,12\n");
        Path other = file("p2.csv", ",CD3D,MS4A1\nB1,5,6\nB2,0,3\n");
        Path labels = file("l.tsv", "cell\ttype\nA1\tB cell\nA2\tB cell\nB1\tb_cell\nB2\tUnknown\n");
        String before = java.nio.file.Files.readString(labels);
        var edits = new ColumnEdits(List.of("type"), Map.of("type", List.of("Unknown")), false);
        var changes = ImportRequest.Changes.NONE.with(edits);

        var data = imported(new ImportRequest(
                List.of(one, other),
                ReadOptions.DETECT,
                List.of(labels),
                TableMatch.WHOLE,
                "plate",
                List.of(),
                GeneJoin.ALL,
                changes));

        assertThat(texts(data, "type")).containsExactly("B cell", "B cell", "B cell", "");
        assertThat(labels).hasContent(before.strip());
    }

    @ParameterizedTest
    @CsvSource({
        "S1_AAACCCGGTT-1 S1_AAACCCGGTA-1 S1_AAACCCGGTC-1 S2_AAACCCGGTT-1 S2_AAACCCGGTA-1 S2_AAACCCGGTC-1, S1",
        "a_AAACCCGGTT-1 a_AAACCCGGTA-1 a_AAACCCGGTC-1.1 b_AAACCCGGTT-1 b_AAACCCGGTA-1 b_AAACCCGGTC-1.1, a",
        "AAACCCGGTT-1 AAACCCGGTA-1 AAACCCGGTC-1 AAACCCGGTT-2 AAACCCGGTA-2 AAACCCGGTC-2, 1",
        "AAACCCGGTT-1_ctl AAACCCGGTA-1_ctl AAACCCGGTC-1_ctl AAACCCGGTT-1_ifn AAACCCGGTA-1_ifn AAACCCGGTC-1_ifn, ctl"
    })
    void samples_that_barcodes_name_are_offered_and_become_a_column(String barcodes, String first) throws Exception {
        var cells = new CellTable(List.of(barcodes.split(" ")), List.of());

        assertThat(ColumnDoubts.ofBarcodes(cells)).singleElement().satisfies(found -> assertThat(found.what())
                .contains("2 samples: %s (3 cells)".formatted(first)));
        var told = new ArrayList<Finding>();
        CellTable edited = ColumnEdits.NONE.withSamples(true).applied(cells, told);
        assertThat(edited.column("sample").orElseThrow().text(0)).isEqualTo(first);
        assertThat(told).extracting(Finding::code).containsExactly("samples-from-barcodes");
        assertThat(ColumnDoubts.ofBarcodes(edited)).as("said by a column now").isEmpty();
    }

    @Test
    void barcodes_of_one_sample_and_names_that_are_no_sequences_name_none() {
        assertThat(ColumnDoubts.ofBarcodes(new CellTable(
                        List.of("AAACCCGGTT-1", "AAACCCGGTA-1", "AAACCCGGTC-1", "AAACCCGGTG-1"), List.of())))
                .isEmpty();
        assertThat(ColumnDoubts.ofBarcodes(
                        new CellTable(List.of("p1_A1", "p1_A2", "p1_A3", "p2_A1", "p2_A2", "p2_A3"), List.of())))
                .isEmpty();
    }
}
