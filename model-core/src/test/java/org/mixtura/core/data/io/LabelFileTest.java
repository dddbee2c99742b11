package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

class LabelFileTest {

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
        var types = (Column.Categorical)
                file("barcode,type\nA-1,NA\nB-1,T\nX-1,T\n").join(cells, "type");

        assertThat(types.codes()).containsExactly(Column.Categorical.MISSING, 0, Column.Categorical.MISSING);
    }

    @Test
    void quotes_may_hold_quotes_and_line_breaks() throws IOException {
        Column types = file("barcode,type\nA-1,\"a \"\"b\"\"\nc\"\n").join(cells, "type");

        assertThat(types.text(0)).isEqualTo("a \"b\"\nc");
    }

    @Test
    void an_unknown_column_is_answered_with_those_there_are() throws IOException {
        LabelFile labels = file("barcode,type,donor\nA-1,T,1\n");

        assertThat(labels.columns()).containsExactly("type", "donor");
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
    }

    @Test
    void barcodes_that_do_not_match_are_shown() throws IOException {
        LabelFile labels = file("barcode,type\nA,T\nB,B\n");

        assertThatThrownBy(() -> labels.join(cells, "type"))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("None of the 2 barcodes")
                .hasMessageContaining("for example A, the data set has A-1");
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
}
