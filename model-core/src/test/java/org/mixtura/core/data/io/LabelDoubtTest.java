package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.DataProblem;

/** Which rows of a table leave a doubt about whose they are, and which do not. */
class LabelDoubtTest extends ImportCase {

    private static final BarcodeRule IN_ORDER = new BarcodeRule.InOrder();

    private Path cells() throws IOException {
        return file("d.csv", ",CD3D,MS4A1,LYZ\nACGTACGTAA-1,1,0,1\nACGTACGTCC-1,0,2,1\nACGTACGTGG-1,1,1,1\n");
    }

    private ImportReport labelled(String table, BarcodeRule rule) throws IOException {
        Path out = folder.resolve("labelled.h5ad");
        Files.deleteIfExists(out);
        return new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(
                        ImportRequest.labelled(
                                cells(),
                                ReadOptions.DETECT,
                                List.of(file("l.tsv", table)),
                                new TableMatch(rule, false)),
                        out);
    }

    private List<String> types(ImportReport made, String column) {
        CellDataset data = readers.read(made.file(), ReadOptions.DETECT);
        return texts(data, column);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "barcode\ttype\nACGTACGTCC-1\tT\nACGTACGTAA-1\tB\nACGTACGTGG-1\tNK\n",
                "barcode\ttype\nACGTACGTCC-9\tT\nACGTACGTAA-9\tB\nACGTACGTGG-9\tNK\n",
                "barcode\ttype\ns1:ACGTACGTCC-1\tT\ns1:ACGTACGTAA-1\tB\ns1:ACGTACGTGG-1\tNK\n"
            })
    void rows_that_are_taken_in_order_though_barcodes_say_another_are_warned_of(String table) throws IOException {
        var made = labelled(table, IN_ORDER);

        assertThat(made.warnings())
                .anyMatch(warning -> warning.startsWith("2 of the 3 cells have their barcode in another row of l.tsv"));
        assertThat(types(made, "type")).containsExactly("T", "B", "NK");
    }

    @Test
    void rows_in_the_order_of_the_cells_are_not_warned_of() throws IOException {
        assertThat(labelled("barcode\ttype\nACGTACGTAA-1\tT\nACGTACGTCC-1\tB\nACGTACGTGG-1\tNK\n", IN_ORDER)
                        .warnings())
                .isEmpty();
    }

    @Test
    void barcodes_that_repeat_among_rows_of_other_cells_or_say_the_same_leave_no_doubt() throws IOException {
        var made = labelled(
                "barcode\ttype\nACGTACGTAA-1\tT\nACGTACGTTT-1\tT\nACGTACGTTT-1\tB\nACGTACGTCC-1\tB\nACGTACGTCC-1\tB\nACGTACGTGG-1\tNK\n",
                BarcodeRule.EXACT);

        assertThat(types(made, "type")).containsExactly("T", "B", "NK");
        assertThat(made.steps()).anyMatch(step -> step.contains("; 1 row repeats another; 2 rows belong to no cell."));
        assertThatThrownBy(() -> labelled(
                        "barcode\ttype\nACGTACGTAA-1\tT\nACGTACGTAA-1\tB\nACGTACGTCC-1\tB\nACGTACGTGG-1\tNK\n",
                        BarcodeRule.EXACT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining(
                        "The barcode ACGTACGTAA-1 occurs more than once in l.tsv. Its rows say different things")
                .hasMessageContaining("Leave one row for each cell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T cell\nNK\nB cell, naive\n", "T cell\nB cell\nNK cell\n", "Naive T cell\nB cell\nNK\n"})
    void a_list_of_labels_without_a_header_is_one_column_whatever_blanks_are_in_it(String list) throws IOException {
        assertThatThrownBy(() -> labelled(list, BarcodeRule.EXACT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("--match in-order");

        var made = labelled(list, IN_ORDER);

        assertThat(types(made, "column_1")).containsExactly(list.strip().split("\n"));
        assertThat(made.steps()).anyMatch(step -> step.contains("Its first line was taken for the first cell's"));
    }

    @Test
    void a_list_of_labels_with_a_header_keeps_it_and_its_blanks() throws IOException {
        assertThat(types(labelled("type\nT cell\nB cell\nNK cell\n", IN_ORDER), "type"))
                .containsExactly("T cell", "B cell", "NK cell");
    }

    @Test
    void blanks_part_fields_where_one_is_a_barcode() throws IOException {
        assertThat(types(
                        labelled("barcode type\nACGTACGTAA-1 T\nACGTACGTCC-1 B\nACGTACGTGG-1 NK\n", BarcodeRule.EXACT),
                        "type"))
                .containsExactly("T", "B", "NK");
    }

    @Test
    void the_column_of_a_table_that_names_the_joined_files_is_found_by_what_it_holds() throws IOException {
        Path table = file("all.tsv", "cell\tsample\ttype\nA1\tp1\tT\nA1\tp2\tMono\nA2\tp1\tB\nB7\tp2\tNK\n");
        var request = request(plates(), List.of(table), BarcodeRule.EXACT);

        assertThatThrownBy(() -> imported(request))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("--match within:plate");
        assertThat(texts(imported(request(plates(), List.of(table), new BarcodeRule.Within("plate"))), "type"))
                .containsExactly("T", "B", "Mono", "NK");
    }

    @Test
    void a_table_of_barcodes_that_occur_in_several_files_is_asked_for_each() throws IOException {
        Path table = file("all.tsv", "cell\ttype\nA1\tT\nA2\tB\n");
        var plates = List.of(
                file("p1.csv", ",CD3D,MS4A1\nA1,1,0\nA2,0,12\n"), file("p2.csv", ",CD3D,MS4A1\nA1,5,6\nA2,0,3\n"));

        assertThatThrownBy(() -> imported(request(plates, List.of(table), BarcodeRule.EXACT)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("give one table for each file, in their order");
    }
}
