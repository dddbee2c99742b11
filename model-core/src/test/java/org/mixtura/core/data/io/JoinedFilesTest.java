package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.GenesDiffer;

/** Files of one study become one data set, and nothing of them is lost or mixed up unsaid. */
class JoinedFilesTest extends ImportCase {

    @Test
    void files_of_one_study_are_joined_with_all_genes_and_a_batch_column() throws IOException {
        CellDataset joined = imported(request(plates(), List.of(), BarcodeRule.EXACT));

        assertThat(joined.genes().symbols()).containsExactly("CD3D", "MS4A1", "LYZ");
        assertThat(Fixture.dense(joined.counts()))
                .isDeepEqualTo(new float[][] {{1, 0, 0}, {0, 12, 0}, {0, 5, 6}, {0, 0, 3}});
        assertThat(joined.cells().barcodes()).containsExactly("A1-p1", "A2-p1", "A1-p2", "B7-p2");
        assertThat(texts(joined, "plate")).containsExactly("p1", "p1", "p2", "p2");
        assertThat(texts(joined, "barcode")).containsExactly("A1", "A2", "A1", "B7");
    }

    @Test
    void batches_need_different_names() throws IOException {
        List<Path> files = plates();
        var alike = new ImportRequest(
                files,
                ReadOptions.DETECT,
                List.of(),
                TableMatch.WHOLE,
                "plate",
                List.of("same", "same"),
                GeneJoin.ALL,
                ImportRequest.Changes.NONE);

        assertThatThrownBy(() -> imported(alike))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("different names");
    }

    @Test
    void files_with_few_common_genes_are_joined_only_when_that_is_said() throws IOException {
        assertThatThrownBy(() -> report(plates(), GeneJoin.ASK))
                .isInstanceOf(GenesDiffer.class)
                .hasMessageContaining("share only 1 genes, 50 % of the smallest one's 2")
                .hasMessageContaining("--join-genes common");

        var common = report(plates(), GeneJoin.COMMON);
        assertThat(common.genes()).isEqualTo(1);
        assertThat(common.steps()).contains("Kept the 1 genes that all files list; 2 others were left out.");
        assertThat(Fixture.dense(readers.read(common.file(), ReadOptions.DETECT).counts()))
                .isDeepEqualTo(new float[][] {{0}, {12}, {5}, {0}});
    }

    @Test
    void files_without_a_common_gene_are_no_study_whatever_is_said() throws IOException {
        var files = List.of(
                file("a.csv", ",CD3D,MS4A1\nA1,1,0\nA2,0,12\n"),
                file("b.csv", ",ENSG00000000001,ENSG00000000002\nA1,5,6\nB7,0,3\n"));

        assertThatThrownBy(() -> report(files, GeneJoin.ALL))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no gene is in all of them")
                .hasMessageContaining("a has for example CD3D, b has ENSG00000000001");
    }

    @Test
    void genes_without_names_are_never_matched_where_their_number_differs() throws IOException {
        var files = List.of(clustering("a.h5", 20), clustering("b.h5", 15));

        assertThatThrownBy(() -> report(files, GeneJoin.ALL))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("not all of them have names of genes")
                .hasMessageContaining("20, 15");

        var alike = report(List.of(clustering("c.h5", 9), clustering("d.h5", 9)), GeneJoin.ASK);
        assertThat(alike.warnings())
                .anyMatch(warning -> warning.contains("matched by their position"))
                .anyMatch(warning -> warning.contains("whether a number means the same in every file"));
    }

    @Test
    void columns_keep_their_types_levels_and_names_when_files_are_joined() throws IOException {
        Path first = study("first.h5ad", List.of("lo", "hi"), List.of("lo", "mid", "hi"), "d1");
        Path second = study("second.h5ad", List.of("hi", "lo"), List.of("lo", "hi"), "d2");

        var report = report(List.of(first, second), GeneJoin.ASK);
        CellDataset joined = readers.read(report.file(), ReadOptions.DETECT);

        assertThat(report.warnings())
                .containsExactly("The files have a column 'batch' of their own; it is called 'batch_in_file' now.");
        assertThat(texts(joined, "batch_in_file")).containsExactly("d1", "d1", "d2", "d2");
        assertThat(texts(joined, "batch")).containsExactly("first", "first", "second", "second");
        var grade = (Column.Categorical) joined.cells().column("grade").orElseThrow();
        assertThat(grade.levels()).containsExactly("lo", "mid", "hi");
        assertThat(grade.ordered()).isTrue();
        assertThat(texts(joined, "grade")).containsExactly("lo", "hi", "hi", "lo");
        var flag = (Column.Categorical) joined.cells().column("flag").orElseThrow();
        assertThat(flag.kind()).isEqualTo(Column.Levels.FLAG);
        assertThat(texts(joined, "flag")).containsExactly("True", "False", "True", "False");
        var number = (Column.Numeric) joined.cells().column("number").orElseThrow();
        assertThat(number.type()).isEqualTo(new NumberType(2, NumberType.Form.SIGNED, false));
        assertThat(number.values()).containsExactly(7, 8, 7, 8);
        assertThat(Fixture.dense(readers.read(report.file(), new ReadOptions(Optional.of("layers/double")))
                        .counts()))
                .isDeepEqualTo(new float[][] {{2, 4}, {6, 8}, {2, 4}, {6, 8}});
    }

    @Test
    void cells_of_two_files_stay_different_whatever_files_and_barcodes_are_called() throws IOException {
        Path first = file("y.csv", ",CD3D,MS4A1\nA-x,1,0\nA,0,12\n");
        Path second = file("x-y.csv", ",CD3D,MS4A1\nA,5,6\nB,0,3\n");

        CellDataset joined = imported(request(List.of(first, second), List.of(), BarcodeRule.EXACT));

        assertThat(joined.cells().barcodes()).doesNotHaveDuplicates().contains("A-x--y", "A--x-y");
    }

    @Test
    void layers_that_all_files_have_are_joined_also_where_one_file_has_more() throws IOException {
        Path first = study("first.h5ad", List.of("lo", "hi"), List.of("lo", "hi"), "d1");
        Path second = withLayers("second.h5ad", "layers/double", "layers/more");

        var report = report(List.of(first, second), GeneJoin.ASK);

        assertThat(report.warnings()).contains("Matrices that not all files have were left out: layers/more.");
        assertThat(new DatasetInspector(readers)
                        .inspect(report.file(), ReadOptions.DETECT)
                        .places())
                .extracting(MatrixPlace::name)
                .containsExactly("X", "layers/double");
    }

    @Test
    void ids_are_one_whether_files_write_their_versions_or_not() throws IOException {
        var files = List.of(
                file("v.csv", ",ENSG00000198888.2,ENSG00000000003.15\nA1,9,1\nA2,0,2\n"),
                file("n.csv", ",ENSG00000198888,ENSG00000000003\nB1,9,1\nB2,0,2\n"));

        var report = report(files, GeneJoin.ASK);

        assertThat(report.genes()).isEqualTo(2);
        assertThat(report.warnings())
                .contains(
                        "The files write the versions of gene ids differently; genes were matched by their ids without"
                                + " versions.");
        assertThat(readers.read(report.file(), ReadOptions.DETECT).genes().ids())
                .containsExactly("ENSG00000198888", "ENSG00000000003");
    }

    @Test
    void each_file_is_read_as_it_is_said_of_it() throws IOException {
        Path across = file("across.csv", ",A1,A2,A3\nCD3D,1,0,4\nLYZ,0,12,4\n");
        Path layered = withLayers("layered.h5ad", "layers/more");
        var request = new ImportRequest(
                List.of(across, layered),
                List.of(
                        ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS),
                        new ReadOptions(Optional.of("layers/more"))),
                List.of(),
                TableMatch.WHOLE,
                "batch",
                List.of(),
                GeneJoin.ALL,
                ImportRequest.Changes.NONE);

        assertThat(Fixture.dense(imported(request).counts()))
                .isDeepEqualTo(new float[][] {{1, 0}, {0, 12}, {4, 4}, {5, 0}, {0, 6}});
        assertThatThrownBy(() -> new ImportRequest(
                        List.of(across),
                        List.of(ReadOptions.DETECT, ReadOptions.DETECT),
                        List.of(),
                        TableMatch.WHOLE,
                        "batch",
                        List.of(),
                        GeneJoin.ALL,
                        ImportRequest.Changes.NONE))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("for 2 files how they are read, and there are 1");
    }
}
