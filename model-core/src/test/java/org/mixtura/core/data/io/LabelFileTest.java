package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

class LabelFileTest {

    private static final TableMatch PARTLY = new TableMatch(BarcodeRule.EXACT, true);

    @TempDir
    private Path folder;

    private final CellTable cells = new CellTable(List.of("A-1", "B-1", "C-1"), List.of());

    private LabelFile file(String content) throws IOException {
        return LabelFile.read(Files.writeString(folder.resolve("labels.txt"), content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "barcode\ttype\nB-1\tT cell\nA-1\tB cell\nC-1\tNK, old\n",
                "barcode,type\r\nB-1,T cell\r\nA-1,B cell\r\nC-1,\"NK, old\"\r\n",
                "barcode;type\nB-1;T cell\nA-1;B cell\nC-1;NK, old",
                "type,cell_id\nT cell,B-1\nB cell,A-1\n\"NK, old\",C-1\n",
                "\"type\",\"n\"\n\"B-1\",\"T cell\",1\n\"A-1\",\"B cell\",2\n\"C-1\",\"NK, old\",3\n",
                "\ufeffbarcode,type\nB-1,T cell\nA-1,B cell\nC-1,\"NK, old\"\n"
            })
    void tables_of_each_style_are_joined_by_barcode(String content) throws IOException {
        Column types = file(content).join(cells, "type");

        assertThat(List.of(types.text(0), types.text(1), types.text(2))).containsExactly("B cell", "T cell", "NK, old");
    }

    @Test
    void cells_without_a_row_and_na_are_missing() throws IOException {
        var types = (Column.Categorical) file("barcode,type\nA-1,NA\nB-1,T\nX-1,T\n")
                .join(cells, "type", PARTLY)
                .columns()
                .getFirst();

        assertThat(types.codes()).containsExactly(Column.Categorical.MISSING, 0, Column.Categorical.MISSING);
    }

    @Test
    void cells_without_a_row_are_told_and_refused_unless_they_may_be_missing() throws IOException {
        LabelFile labels = file("barcode,type\nB-1,T\nX-1,T\nY-1,B\n");

        assertThatThrownBy(() -> labels.join(cells, "type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("2 of the 3 cells have no row in labels.txt, matched by the whole barcode")
                .hasMessageContaining("The data set has for example A-1, the table has X-1.")
                .hasMessageContaining("--missing-labels keep");

        var joined = labels.join(cells, "type", PARTLY);
        assertThat(joined.words())
                .isEqualTo(
                        "1 of 3 cells found their row in labels.txt, matched by the whole barcode; 2 rows belong to no"
                                + " cell.");
        assertThat(joined.hasRow()).containsExactly(false, true, false);
        assertThat(joined.columns().getFirst().text(1)).isEqualTo("T");
    }

    @Test
    void a_first_line_with_a_barcode_is_a_row_and_no_header() throws IOException {
        LabelFile labels = file("A-1\tT\nB-1\tB\nC-1\tNK\n");

        Column types = labels.join(cells, "column_2");

        assertThat(List.of(types.text(0), types.text(1), types.text(2))).containsExactly("T", "B", "NK");
        assertThatThrownBy(() -> labels.join(cells, "type"))
                .hasMessageContaining("has no column 'type'")
                .hasMessageContaining("column_2");
    }

    @Test
    void barcodes_are_found_in_whichever_column_they_are() throws IOException {
        Column types = file("n,where,type\n1,B-1,T\n2,A-1,B\n3,C-1,NK\n").join(cells, "type");

        assertThat(List.of(types.text(0), types.text(1), types.text(2))).containsExactly("B", "T", "NK");
    }

    @Test
    void what_a_column_is_called_does_not_make_it_hold_barcodes() throws IOException {
        LabelFile labels = file("cell,index,name\nT,1,B-1\nB,2,A-1\nNK,3,C-1\n");

        assertThat(labels.matches(cells))
                .extracting(match -> match.rule().text())
                .containsExactly("exact");
        assertThat(labels.columns(cells)).containsExactly("cell", "index");
        assertThat(labels.join(cells, "cell").text(0)).isEqualTo("B");
    }

    @Test
    void rows_are_not_offered_in_their_order_where_a_column_holds_barcodes() throws IOException {
        LabelFile repeated = file("type,where\nT,B-1\nB,A-1\nNK,A-1\n");

        assertThat(repeated.matches(cells)).isEmpty();
    }

    @Test
    void a_table_without_barcodes_loses_no_column_when_its_rows_are_taken_in_order() throws IOException {
        LabelFile labels = file("type,donor\nT cell,d1\nB cell,d2\nNK cell,d3\n");

        var joined = labels.joinAll(cells, new TableMatch(new BarcodeRule.InOrder(), false));

        assertThat(labels.matches(cells))
                .extracting(match -> match.rule().text())
                .containsExactly("in-order");
        assertThat(joined.columns()).extracting(Column::name).containsExactly("type", "donor");
        assertThat(joined.columns().getFirst().text(0)).isEqualTo("T cell");
    }

    @Test
    void a_table_as_a_spreadsheet_saves_unicode_text_is_read() throws IOException {
        Path file = folder.resolve("labels.txt");
        String text = "barcode\ttype\r\nA-1\tZelle \u00e4\r\nB-1\t\ud83e\uddec\r\nC-1\tT\r\n";
        Files.write(file, ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE));

        Column types = LabelFile.read(file).join(cells, "type");

        assertThat(List.of(types.text(0), types.text(1), types.text(2)))
                .containsExactly("Zelle \u00e4", "\ud83e\uddec", "T");
    }

    @Test
    void ids_too_long_for_a_number_keep_their_digits() throws IOException {
        Column ids = file("barcode,id\nA-1,9007199254740993\nB-1,9007199254740992\nC-1,1\n")
                .join(cells, "id");

        assertThat(ids.text(0)).isEqualTo("9007199254740993");
    }

    @Test
    void files_of_several_plates_with_the_same_wells_are_told_apart_by_their_names() throws IOException {
        Path first = Files.writeString(folder.resolve("study_p1.metadata.csv"), "well,type\nA1,T\nA2,B\n");
        Path second = Files.writeString(folder.resolve("study_p2.metadata.csv"), "well,type\nA1,NK\nA2,T\n");
        var joined = new CellTable(
                List.of("A1-x", "A2-x", "A1-y"),
                List.of(
                        new Column.Text(StudyJoin.BARCODE, List.of("A1", "A2", "A1")),
                        Column.Categorical.of("plate", List.of("study_p1.count", "study_p1.count", "study_p2.count"))));

        LabelFile both = LabelFile.read(List.of(first, second));
        var match = both.matches(joined).getFirst();

        assertThat(match.rule().text()).isEqualTo("within:plate");
        assertThat(match.isWhole()).isTrue();
        Column types = both.join(joined, "type", new TableMatch(match.rule(), false))
                .columns()
                .getFirst();
        assertThat(List.of(types.text(0), types.text(1), types.text(2))).containsExactly("T", "B", "NK");
        assertThat(both.join(joined, "type", new TableMatch(match.rule(), false))
                        .words())
                .contains("(study_p1.count with study_p1.metadata, study_p2.count with study_p2.metadata)");
    }

    @Test
    void labels_of_one_donor_are_never_those_of_another() throws IOException {
        var donors = cells.with(Column.Categorical.of("donor", List.of("donor1", "donor1", "donor2")));
        LabelFile labels = file("barcode,donor,type\nA-1,donor3,T\nB-1,donor3,B\nC-1,donor2,NK\n");

        var joined = labels.join(donors, "type", new TableMatch(new BarcodeRule.Within("donor"), true));

        assertThat(joined.hasRow()).containsExactly(false, false, true);
    }

    @Test
    void a_column_to_match_within_that_cells_or_rows_do_not_have_is_refused() throws IOException {
        LabelFile labels = file("barcode,type\nA-1,T\nB-1,B\nC-1,NK\n");
        var donors = cells.with(Column.Categorical.of("donor", List.of("d1", "d1", "d2")));

        assertThatThrownBy(() -> labels.join(donors, "type", new TableMatch(new BarcodeRule.Within("nosuch"), true)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("The data set has no column 'nosuch'");
        assertThatThrownBy(() -> labels.join(donors, "type", new TableMatch(new BarcodeRule.Within("donor"), true)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("labels.txt has no column 'donor'");
    }

    @Test
    void groups_that_the_table_does_not_have_stay_apart() throws IOException {
        var wells = new CellTable(
                List.of("A1", "A1", "A1"), List.of(Column.Categorical.of("plate", List.of("p1", "p2", "p3"))));
        LabelFile labels = file("barcode,plate,type\nA1,p2,T\n");

        var joined = labels.join(wells, "type", new TableMatch(new BarcodeRule.Within("plate"), true));

        assertThat(joined.hasRow()).containsExactly(false, true, false);
    }

    @Test
    void two_columns_of_one_name_are_both_joined() throws IOException {
        LabelFile labels = file("barcode,type,type,type_2\nA-1,T,x,1\nB-1,B,y,2\nC-1,NK,z,3\n");

        List<Column> joined = labels.joinAll(cells, TableMatch.WHOLE).columns();

        assertThat(joined).extracting(Column::name).containsExactly("type", "type_3", "type_2");
        assertThat(joined).extracting(column -> column.text(0)).containsExactly("T", "x", "1");
    }

    @Test
    void ids_with_zeros_before_them_stay_text() throws IOException {
        var barcodes = IntStream.range(0, 150).mapToObj(i -> "c" + i).toList();
        LabelFile labels = file("cell,patient\n"
                + barcodes.stream().map(b -> b + ",00" + b.substring(1) + "\n").collect(Collectors.joining()));

        Column patient = labels.join(new CellTable(barcodes, List.of()), "patient");

        assertThat(patient.text(7)).isEqualTo("007");
    }

    @Test
    void tables_with_different_columns_are_not_taken_as_one() throws IOException {
        Path first = Files.writeString(folder.resolve("a.csv"), "cell,type\nA1,T\n");
        Path second = Files.writeString(folder.resolve("b.csv"), "cell,kind\nA1,T\n");

        assertThatThrownBy(() -> LabelFile.read(List.of(first, second)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("different columns");
    }

    @Test
    void quotes_may_hold_quotes_and_line_breaks() throws IOException {
        Column types = file("barcode,type\nA-1,\"a \"\"b\"\"\nc\"\n")
                .join(cells, "type", PARTLY)
                .columns()
                .getFirst();

        assertThat(types.text(0)).isEqualTo("a \"b\"\nc");
    }

    @Test
    void an_unknown_column_is_answered_with_those_there_are() throws IOException {
        LabelFile labels = file("barcode,type,donor\nA-1,T,1\n");

        assertThat(labels.columns(cells)).containsExactly("type", "donor");
        assertThatThrownBy(() -> labels.join(cells, "cell_type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no column 'cell_type'")
                .hasMessageContaining("type, donor");
    }

    @Test
    void an_unknown_column_of_the_data_set_is_answered_alike() {
        var table = cells.with(new Column.Text("note", List.of("a", "b", "c")));

        assertThatThrownBy(() -> new CellColumns(table).find(Optional.empty(), "type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("The data set has no column 'type'")
                .hasMessageContaining("note");
        assertThat(new CellColumns(table).find(Optional.empty(), "note").text(1))
                .isEqualTo("b");
    }

    @Test
    void a_repeated_barcode_is_refused() throws IOException {
        LabelFile labels = file("barcode,type\nA-1,T\nA-1,B\n");

        assertThatThrownBy(() -> labels.join(cells, "type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("A-1 occurs more than once");

        var several = file("barcode,type\nA-1,T\nA-1,B\nB-1,T\nB-1,NK\n").offer(cells, Optional.empty());
        assertThat(several.matches()).isEmpty();
        assertThat(several.hindrance().orElseThrow())
                .contains("2 barcodes occur more than once", "for example A-1", "Leave one row for each cell");
        assertThat(file("barcode,type\nX,T1\nY,T2\nZ,T3\nW,T4\n")
                        .offer(cells, Optional.empty())
                        .hindrance())
                .hasValueSatisfying(why -> assertThat(why).contains("the table has X"));
        assertThat(file("barcode,type\nA-1,T\nB-1,B\n")
                        .offer(cells, Optional.empty())
                        .hindrance())
                .isEmpty();
    }

    @Test
    void barcodes_that_do_not_match_are_shown() throws IOException {
        LabelFile labels = file("barcode,type\nA,T\nB,B\n");

        assertThatThrownBy(() -> labels.join(cells, "type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("None of the 2 barcodes")
                .hasMessageContaining("The data set has for example A-1, the table has A.");
    }

    @Test
    void a_row_with_too_many_fields_is_named() {
        assertThatThrownBy(() -> file("barcode,type\nA-1,T\nB-1,T,x\n"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("Row 2");
    }

    @Test
    void a_data_set_is_no_table() {
        assertThatThrownBy(() -> LabelFile.read(Fixture.file("csr.h5ad")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("an HDF5 file, not a table");
    }

    @Test
    void an_example_of_what_differs_is_no_row_that_found_its_cell() throws IOException {
        LabelFile labels = file("barcode,type\nA-1,T\nB-1,B\n");

        assertThatThrownBy(() -> labels.join(cells, "type"))
                .hasMessageContaining("1 of the 3 cells has no row")
                .hasMessageContaining(
                        "The data set has for example C-1, and each row of the table belongs to another cell.");
    }

    @Test
    void the_column_of_barcodes_can_be_said() throws IOException {
        // Two columns hold barcodes of these cells; the first holds more of them.
        LabelFile labels = file("found,moved,type\nA-1,B-1,T\nB-1,A-1,B\nC-1,X-1,NK\n");
        var said = new TableMatch(BarcodeRule.EXACT, true, Optional.of("moved"));

        assertThat(labels.join(cells, "type").text(0)).isEqualTo("T");
        assertThat(labels.join(cells, "type", said).columns().getFirst().text(0))
                .isEqualTo("B");
        assertThat(labels.joinAll(cells, said).columns())
                .extracting(Column::name)
                .containsExactly("found", "type");
        assertThat(labels.offer(cells, Optional.of("moved")).matches())
                .containsExactly(new LabelFile.Match(BarcodeRule.EXACT, 2, 3));
        assertThat(labels.offer(cells, Optional.empty()).barcodes()).contains("found");
        assertThatThrownBy(() -> labels.offer(cells, Optional.of("nosuch")))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("has no column 'nosuch'")
                .hasMessageContaining("found, moved, type");
    }
}
