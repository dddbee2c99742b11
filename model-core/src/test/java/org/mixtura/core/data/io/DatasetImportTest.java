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
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;

class DatasetImportTest {

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private CellDataset imported(ImportRequest request) {
        Path out = folder.resolve("out.h5ad");
        new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES)).run(request, out);
        return readers.read(out, ReadOptions.DETECT);
    }

    private ImportRequest request(List<Path> sources, List<Path> tables, BarcodeRule rule) {
        return new ImportRequest(
                sources,
                ReadOptions.DETECT,
                tables,
                new TableMatch(rule, false),
                "plate",
                List.of(),
                GeneJoin.ALL,
                ImportRequest.Changes.NONE);
    }

    private List<Path> plates() throws IOException {
        return List.of(
                file("p1.csv", ",CD3D,MS4A1\nA1,1,0\nA2,0,12\n"), file("p2.csv", ",MS4A1,LYZ\nA1,5,6\nB7,0,3\n"));
    }

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
                .hasMessageContaining("A1 occurs more than once")
                .hasMessageContaining("--match within:plate");
        assertThat(texts(imported(request(plates(), List.of(table), new BarcodeRule.Within("plate"))), "type"))
                .containsExactly("T", "B", "Mono", "NK");
    }

    @Test
    void an_existing_file_is_never_written_over() throws IOException {
        Path there = file("out.h5ad", "precious");

        assertThatThrownBy(() -> imported(request(plates(), List.of(), BarcodeRule.EXACT)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("exists already");
        assertThat(there).hasContent("precious");
    }

    @Test
    void batches_need_different_names() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other")).resolve("p1.csv");
        Files.copy(plates().getFirst(), other);

        assertThatThrownBy(() -> imported(request(List.of(plates().getFirst(), other), List.of(), BarcodeRule.EXACT)))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("different names");
    }

    @Test
    void genes_of_one_symbol_are_summed_on_request() {
        var changes = changes(QualityFilter.NONE, true, Optional.empty());
        CellDataset before = readers.read(Fixture.file("duplicate_symbols.h5ad"), ReadOptions.DETECT);
        CellDataset summed =
                imported(ImportRequest.of(Fixture.file("duplicate_symbols.h5ad"), ReadOptions.DETECT, changes));

        assertThat(summed.genes().symbols()).doesNotHaveDuplicates();
        assertThat(summed.genes().size()).isLessThan(before.genes().size());
        assertThat(summed.counts().librarySizes()).isEqualTo(before.counts().librarySizes());
    }

    @Test
    void a_subsample_keeps_the_share_of_each_level() {
        var changes = changes(QualityFilter.NONE, false, Optional.of(6));
        CellDataset some = imported(ImportRequest.of(Fixture.file("csr.h5ad"), ReadOptions.DETECT, changes));

        assertThat(((Column.Categorical) some.cells().column("cell_type").orElseThrow()).counts())
                .containsExactly(2, 2, 2);
    }

    @Test
    void a_filter_that_leaves_nothing_is_refused() {
        var changes = changes(new QualityFilter(10, 0, 1), false, Optional.empty());

        assertThatThrownBy(() -> imported(ImportRequest.of(Fixture.file("csr.h5ad"), ReadOptions.DETECT, changes)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("12 cells have fewer than 10 genes");
    }

    @Test
    void only_listed_genes_are_kept_whatever_their_case() throws IOException {
        var changes = new ImportRequest.Changes(
                QualityFilter.NONE,
                false,
                false,
                Optional.of(file("genes.txt", "gene\nlyz\nENSG00000000001\nUNKNOWN\n")),
                Optional.empty(),
                Optional.empty(),
                0);

        CellDataset some = imported(ImportRequest.of(Fixture.file("csr.h5ad"), ReadOptions.DETECT, changes));

        assertThat(some.genes().symbols()).containsExactly("CD3D", "LYZ");
    }

    private static ImportRequest.Changes changes(QualityFilter filter, boolean sum, Optional<Integer> some) {
        return new ImportRequest.Changes(filter, false, sum, Optional.empty(), some, some.map(_ -> "cell_type"), 1);
    }

    private static List<String> texts(CellDataset data, String name) {
        Column column = data.cells().column(name).orElseThrow();
        return java.util.stream.IntStream.range(0, column.size())
                .mapToObj(column::text)
                .toList();
    }
}
