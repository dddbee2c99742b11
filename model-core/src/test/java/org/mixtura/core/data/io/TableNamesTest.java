package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;

/** Which columns of a table are names, labels or nothing at all, and what is told where there are none. */
class TableNamesTest extends TableTest {

    private static final String SYMBOLS =
            "CD3D,MS4A1,LYZ,NKG7,CD8A,CD4,IL7R,CCR7,GNLY,FCGR3A,MS4A7,CST3,PPBP,CD14,S100A8,S100A9,CD79A,CD79B,GZMB,PRF1";

    /** Eight cells; the first and last field of each line as given. */
    private String table(String first, String last, java.util.function.IntFunction<String> begin, String... ends) {
        return IntStream.range(0, 8)
                .mapToObj(cell -> begin.apply(cell)
                        + IntStream.range(0, 20)
                                .mapToObj(gene -> Integer.toString(cell * gene % 7 == 1 ? gene : 0))
                                .collect(Collectors.joining(","))
                        + (ends.length == 0 ? "" : "," + ends[cell % ends.length]))
                .collect(Collectors.joining("\n", first + SYMBOLS + last + "\n", "\n"));
    }

    private List<String> codes(Inspection inspection) {
        return inspection.problems().stream().map(Finding::code).toList();
    }

    @Test
    void a_column_that_is_called_unlike_all_genes_and_groups_cells_is_no_gene() throws IOException {
        Path file = file(table("cell,", ",annot", cell -> "c%d,".formatted(cell), "1", "2", "3"));

        Inspection found = inspector.inspect(file, ReadOptions.DETECT);

        assertThat(found.genes()).isEqualTo(20);
        assertThat(found.obsColumns()).extracting(Column::name).containsExactly("annot");
        assertThat(codes(found)).contains("not-counts-columns");
        assertThat(inspector
                        .inspect(file, ReadOptions.DETECT.withNotCounts(List.of()))
                        .genes())
                .isEqualTo(21);
    }

    @Test
    void genes_in_small_letters_stay_genes() throws IOException {
        String small = SYMBOLS.toLowerCase(java.util.Locale.ROOT);
        String text = table("cell,", ",annot", cell -> "c%d,".formatted(cell), "1", "2")
                .replace(SYMBOLS, small);

        assertThat(inspector
                        .inspect(file(text), ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES))
                        .genes())
                .isEqualTo(21);
    }

    @Test
    void barcodes_are_the_names_of_cells_though_a_program_numbered_the_rows() throws IOException {
        var data = read(table("Unnamed: 0,barcode,", "", cell -> "%d,AC%dGT-1,".formatted(cell, cell)));

        assertThat(data.cells().barcodes()).startsWith("AC0GT-1", "AC1GT-1").hasSize(8);
        assertThat(data.genes().size()).isEqualTo(20);
    }

    @Test
    void cells_without_names_are_told() throws IOException {
        Inspection found = inspector.inspect(file(table("", "", _ -> "")), ReadOptions.DETECT);

        assertThat(found.problems()).anyMatch(problem -> problem.what().equals("The file has no names of cells."));
    }

    @Test
    void an_empty_field_is_said_to_have_no_value() throws IOException {
        Inspection found =
                inspector.inspect(file(",CD3D,MS4A1,LYZ\nA1,1,0,7\nA2,0,,3\nA3,5,6,7\n"), ReadOptions.DETECT);

        assertThat(found.problems().getFirst().what())
                .isEqualTo("Gene MS4A1 has no value in cell A2 (empty or NaN in the table).");
    }

    @Test
    void what_is_said_of_a_file_that_knows_it_itself_is_told_to_have_no_effect() {
        var said = ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS).withNotCounts(List.of("x"));

        assertThat(inspector.inspect(Fixture.file("tenx_v3.h5"), said).problems())
                .anySatisfy(found -> {
                    assertThat(found.code()).isEqualTo("without-effect");
                    assertThat(found.what()).contains("--orientation", "--not-counts");
                    assertThat(found.isToBeTold()).isTrue();
                });
        assertThat(codes(inspector.inspect(Fixture.file("csr.h5ad"), ReadOptions.DETECT)))
                .doesNotContain("without-effect");
    }

    @Test
    void numbers_for_names_are_no_symbols() {
        var numbers = IntStream.range(0, 9).mapToObj(Integer::toString).toList();

        assertThat(GeneNames.areCounted(numbers)).isTrue();
        assertThat(GeneNames.areCounted(List.of("1", "2", "3"))).isTrue();
        assertThat(GeneNames.areCounted(List.of("7157", "672", "675"))).isFalse();
        assertThat(GeneNames.areCounted(List.of())).isFalse();
    }

    @Test
    void a_header_of_a_matrix_that_is_wrong_is_in_its_first_line() throws IOException {
        Path file = Files.writeString(
                folder.resolve("m.mtx"), "%%MatrixMarket matrix coordinate complex general\n3 3 1\n1 1 4 1\n");

        assertThat(inspector
                        .inspect(file, ReadOptions.DETECT)
                        .problems()
                        .getFirst()
                        .what())
                .endsWith("not one of counts (line 1).");
    }

    @Test
    void flags_that_meet_texts_are_told() {
        var flag = new Column.Categorical("b", List.of("False", "True"), new int[] {0, 1}, Column.Levels.FLAG, false);
        var text = Column.Categorical.of("b", Arrays.asList("no", "yes"));

        assertThat(JoinedColumn.of("b", List.of(Optional.of(flag), Optional.of(text)), new int[] {2, 2})
                        .lost())
                .isEqualTo(
                        "The column 'b' says True and False in some of the files and something else in others; its levels"
                                + " are False, True, no, yes now.");
        assertThat(JoinedColumn.of("b", List.of(Optional.of(flag), Optional.of(flag)), new int[] {2, 2})
                        .lost())
                .isEmpty();
    }
}
