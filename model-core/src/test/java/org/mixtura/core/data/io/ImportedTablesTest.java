package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.error.DataProblem;

/** Labels and batches from tables beside the data, joined while a new data set is made. */
class ImportedTablesTest extends ImportCase {

    @Test
    void a_table_for_each_file_is_joined_within_it() throws IOException {
        var tables = List.of(
                file("m1.csv", "\"n\",\"type\"\n\"A1\",1,\"T\"\n\"A2\",2,\"B\"\n"),
                file("m2.csv", "\"n\",\"type\"\n\"A1\",3,\"Mono\"\n\"B7\",4,\"NK\"\n"));

        CellDataset joined = imported(request(plates(), tables, BarcodeRule.EXACT));

        assertThat(texts(joined, "type")).containsExactly("T", "B", "Mono", "NK");
    }

    @Test
    void one_table_for_all_is_matched_by_barcode_and_batch() throws IOException {
        Path table = file("all.tsv", "cell\tplate\ttype\nA1\tp1\tT\nA1\tp2\tMono\nA2\tp1\tB\nB7\tp2\tNK\n");

        assertThatThrownBy(() -> imported(request(plates(), List.of(table), BarcodeRule.EXACT)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("None of the 4 barcodes in all.tsv is a barcode")
                .hasMessageContaining("--match within:plate");
        assertThat(texts(imported(request(plates(), List.of(table), new BarcodeRule.Within("plate"))), "type"))
                .containsExactly("T", "B", "Mono", "NK");
    }

    @Test
    void a_table_about_some_cells_completes_a_column_and_loses_nothing() throws IOException {
        Path data = file("d.csv", "cell,type,CD3D,MS4A1,LYZ\nA1,T,1,0,1\nA2,B,0,2,1\nA3,NK,1,1,1\n");
        Path table = file("some.csv", "cell,type,donor\nA2,Plasma,d1\n");

        CellDataset labelled = imported(ImportRequest.labelled(
                data, ReadOptions.DETECT, List.of(table), new TableMatch(BarcodeRule.EXACT, true)));

        assertThat(texts(labelled, "type")).containsExactly("T", "Plasma", "NK");
        assertThat(texts(labelled, "donor")).containsExactly("", "d1", "");
    }

    @Test
    void an_empty_field_of_a_table_keeps_the_value_that_was_there() throws IOException {
        Path data = file("d.csv", "cell,type,CD3D,MS4A1,LYZ\nA1,T,1,0,1\nA2,B,0,2,1\nA3,NK,1,1,1\n");
        Path table = file("some.csv", "cell,type\nA1,\nA2,Plasma\nA3,NA\n");

        CellDataset labelled = imported(ImportRequest.labelled(
                data, ReadOptions.DETECT, List.of(table), new TableMatch(BarcodeRule.EXACT, false)));

        assertThat(texts(labelled, "type")).containsExactly("T", "Plasma", "NK");
    }
}
