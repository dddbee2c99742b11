package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.hdf5.Hdf5Type;
import org.mixtura.core.data.hdf5.Hdf5Writer;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.GenesDiffer;

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
    void layers_of_loom_are_written_and_can_be_chosen_as_counts() {
        var changes = changes(QualityFilter.NONE, false, Optional.empty());
        Path source = Fixture.file("loom_v3.loom");
        CellDataset written = imported(ImportRequest.of(source, ReadOptions.DETECT, changes));
        DatasetInspector inspector = new DatasetInspector(readers);

        assertThat(inspector.inspect(written.source(), ReadOptions.DETECT).places())
                .containsExactly(new MatrixPlace("X", false), new MatrixPlace("layers/spliced", true));
        assertThat(written.countsAt()).isEqualTo("layers/spliced");
        assertThat(Fixture.dense(written.counts())).isDeepEqualTo(Fixture.counts());
    }

    /** A loom file of two genes and three cells with attributes of several types. */
    private Path loom(String name, String... chromosomes) throws IOException {
        Path file = folder.resolve(name);
        try (var out = new Hdf5Writer(file)) {
            var matrix = out.root().dataset("matrix", Hdf5Type.FLOAT32, 2, 3);
            matrix.write(new float[] {1, 0, 2, 0, 3, 4}, 6);
            var rows = out.root().group("row_attrs");
            rows.texts("Gene", List.of("CD3D", "LYZ"));
            rows.texts("Accession", List.of("ENSG00000000001", "ENSG00000000002"));
            rows.texts("Chromosome", List.of(chromosomes));
            var starts = rows.dataset("Start", Hdf5Type.INT32, 2);
            starts.write(700L);
            starts.write(-3L);
            var columns = out.root().group("col_attrs");
            columns.texts("CellID", List.of(name + "1", name + "2", name + "3"));
            out.finish();
        }
        return file;
    }

    private Frame genesOf(Path written) throws IOException {
        try {
            var study = new StudyReader(readers).read(written, ReadOptions.DETECT, new ImportLog());
            return study.genes();
        } catch (UnreadableData e) {
            throw new IOException(e);
        }
    }

    @Test
    void what_a_loom_file_says_of_genes_is_written() throws IOException {
        Path source = loom("a.loom", "chr11", "chr12");

        CellDataset written = imported(ImportRequest.of(source, ReadOptions.DETECT, ImportRequest.Changes.NONE));

        Frame genes = genesOf(written.source());
        assertThat(genes.index()).containsExactly("CD3D", "LYZ");
        assertThat(genes.table().columns().stream().map(Column::name))
                .containsExactly("gene_ids", "Chromosome", "Start");
        assertThat(genes.table().column("Chromosome").orElseThrow().text(1)).isEqualTo("chr12");
        assertThat(genes.table().column("Start"))
                .get(as(InstanceOfAssertFactories.type(Column.Numeric.class)))
                .satisfies(starts -> {
                    assertThat(starts.values()).containsExactly(700, -3);
                    assertThat(starts.type()).isEqualTo(new NumberType(4, NumberType.Form.SIGNED, false));
                });
    }

    @Test
    void what_all_files_say_alike_of_genes_is_kept_when_they_are_joined_and_the_rest_is_told() throws IOException {
        Path out = folder.resolve("joined.h5ad");
        var request = ImportRequest.joined(
                List.of(loom("a.loom", "chr11", "chr12"), loom("b.loom", "chr11", "chrX")), GeneJoin.ASK);

        ImportReport report = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES)).run(request, out);

        assertThat(genesOf(out).table().columns().stream().map(Column::name)).containsExactly("gene_ids", "Start");
        assertThat(report.warnings()).anyMatch(warning -> warning.endsWith("were left out: Chromosome."));
    }

    @Test
    void what_a_table_says_of_genes_is_written() throws IOException {
        Path table = file(
                "genes.tsv",
                "Geneid\tChr\tLength\tAAACCTGA-1\tAAACCTGC-1\nCD3D\tchr11\t900\t1\t0\n"
                        + "LYZ\tchr12\t1500\t7\t3\nMS4A1\tchr11\t800\t0\t2\nNKG7\tchr19\t600\t1\t1\n");

        CellDataset written = imported(ImportRequest.of(
                table, ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS), ImportRequest.Changes.NONE));

        Frame genes = genesOf(written.source());
        assertThat(genes.table().column("Chr").orElseThrow().text(3)).isEqualTo("chr19");
        assertThat(genes.table().column("Length").orElseThrow().text(1)).isEqualTo("1500");
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
        Path file = plates().getFirst();

        assertThatThrownBy(() -> imported(request(List.of(file, file), List.of(), BarcodeRule.EXACT)))
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

    private ImportReport report(List<Path> sources, GeneJoin genes) {
        return new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(
                        new ImportRequest(
                                sources,
                                ReadOptions.DETECT,
                                List.of(),
                                TableMatch.WHOLE,
                                "batch",
                                List.of(),
                                genes,
                                ImportRequest.Changes.NONE),
                        folder.resolve("report.h5ad"));
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

    private Path clustering(String name, int genes) {
        try (var out = HdfFile.write(folder.resolve(name))) {
            float[][] counts = new float[12][genes];
            int[] types = new int[12];
            for (int cell = 0; cell < 12; cell++) {
                types[cell] = cell % 3;
                for (int gene = 0; gene < genes; gene++) {
                    counts[cell][gene] = (cell * 7 + gene * 3) % 5;
                }
            }
            out.putDataset("X", counts);
            out.putDataset("Y", types);
        }
        return folder.resolve(name);
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

    /** Two cells with columns of all types and a layer. */
    private Path study(String name, List<String> grades, List<String> levels, String batch) throws IOException {
        var cells = new CellTable(
                List.of(name + "1", name + "2"),
                List.of(
                        Column.Categorical.of("batch", List.of(batch, batch)),
                        new Column.Categorical(
                                "grade",
                                levels,
                                grades.stream().mapToInt(levels::indexOf).toArray(),
                                Column.Levels.TEXT,
                                true),
                        new Column.Categorical(
                                "flag", List.of("False", "True"), new int[] {1, 0}, Column.Levels.FLAG, false),
                        new Column.Numeric(
                                "number", new double[] {7, 8}, new NumberType(2, NumberType.Form.SIGNED, false))));
        var genes = new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"));
        var matrices = new java.util.LinkedHashMap<String, CountMatrix>();
        matrices.put("X", CsrMatrix.of(2, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}, new float[] {1, 2, 3, 4}));
        matrices.put(
                "layers/double",
                CsrMatrix.of(2, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}, new float[] {2, 4, 6, 8}));
        Path file = folder.resolve(name);
        H5adWriter.write(
                new Study(
                        name, new Frame(Frame.INDEX, cells), StudyReader.frame(genes, List.of()), genes, matrices, "X"),
                new Annotations(),
                file);
        return file;
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

    @Test
    void a_mitochondrial_limit_that_nothing_can_be_judged_by_is_refused() throws IOException {
        Path data = file("d.csv", ",CD3D,MS4A1,LYZ\nA1,1,0,1\nA2,0,2,1\n");
        var changes = changes(new QualityFilter(0, 0, 0.2), false, Optional.empty());

        assertThatThrownBy(() -> imported(ImportRequest.of(data, ReadOptions.DETECT, changes)))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("cannot be judged");
    }

    @Test
    void mitochondrial_genes_are_known_by_their_ensembl_ids() throws IOException {
        Path data =
                file("d.csv", ",ENSG00000198888.2,ENSG00000000003,ENSMUSG00000064370\nA1,9,1,0\nA2,0,2,0\nA3,0,1,9\n");
        var changes = changes(new QualityFilter(0, 0, 0.2), false, Optional.empty());

        assertThat(imported(ImportRequest.of(data, ReadOptions.DETECT, changes))
                        .cells()
                        .barcodes())
                .containsExactly("A2");
    }

    @Test
    void what_an_import_should_not_pass_over_is_in_its_report() throws IOException {
        var report = report(
                List.of(file("d.csv", ",CD3D,MS4A1,n_counts,LYZ\nA1,1,0,2,1\nA2,0,2,3,20000000\n")), GeneJoin.ASK);

        assertThat(report.warnings())
                .anyMatch(warning -> warning.contains("The column n_counts was not read as counts."))
                .anyMatch(warning -> warning.contains("The largest value in table is about 20,000,000."));
        assertThat(report.steps()).anyMatch(step -> step.contains("The rows of the table were read as cells"));
    }

    @Test
    void what_was_left_out_while_reading_is_told_also_when_nothing_needs_to_be_done() throws IOException {
        var report = report(
                List.of(file(
                        "d.csv",
                        "gene,description,cell_1,cell_2\nCD3D,a protein,1,0\nMS4A1,a protein,0,2\nN_unmapped,x,5,6\n")),
                GeneJoin.ASK);

        assertThat(report.steps())
                .anyMatch(step -> step.contains("The column description was not read as counts."))
                .anyMatch(step -> step.contains("One feature that is not gene expression was left out"));
    }

    @Test
    void cells_of_two_files_stay_different_whatever_files_and_barcodes_are_called() throws IOException {
        Path first = file("y.csv", ",CD3D,MS4A1\nA-x,1,0\nA,0,12\n");
        Path second = file("x-y.csv", ",CD3D,MS4A1\nA,5,6\nB,0,3\n");

        CellDataset joined = imported(request(List.of(first, second), List.of(), BarcodeRule.EXACT));

        assertThat(joined.cells().barcodes()).doesNotHaveDuplicates().contains("A-x--y", "A--x-y");
    }

    @Test
    void orders_of_levels_that_make_one_are_kept_and_all_others_told() {
        var low = levels(List.of("low", "mid"), true);
        var high = levels(List.of("mid", "high"), true);
        var free = levels(List.of("low", "mid"), false);

        var both = JoinedColumn.of("grade", List.of(Optional.of(low), Optional.of(high)), new int[] {2, 2});
        assertThat(((Column.Categorical) both.column()).levels()).containsExactly("low", "mid", "high");
        assertThat(((Column.Categorical) both.column()).ordered()).isTrue();
        assertThat(both.lost()).isEmpty();

        var some = JoinedColumn.of("grade", List.of(Optional.of(low), Optional.of(free)), new int[] {2, 2});
        assertThat(((Column.Categorical) some.column()).ordered()).isFalse();
        assertThat(some.lost()).contains("have an order in some of the files only");

        var turned = levels(List.of("mid", "low"), true);
        assertThat(JoinedColumn.of("grade", List.of(Optional.of(low), Optional.of(turned)), new int[] {2, 2})
                        .lost())
                .contains("do not make one");
    }

    @Test
    void a_number_is_one_level_however_files_write_it() {
        var whole = numbers(Column.Levels.WHOLE_NUMBER, "0", "2");
        var decimal = numbers(Column.Levels.DECIMAL_NUMBER, "0.0", "1.0");

        var both = JoinedColumn.of("grade", List.of(Optional.of(whole), Optional.of(decimal)), new int[] {2, 2});
        assertThat(both.column()).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.kind()).isEqualTo(Column.Levels.WHOLE_NUMBER);
            assertThat(column.levels()).containsExactly("0", "1", "2");
        });
        assertThat(both.column().text(0)).isEqualTo(both.column().text(2)).isEqualTo("0");
        assertThat(both.column().text(3)).isEqualTo("1");

        var halves = numbers(Column.Levels.DECIMAL_NUMBER, "0.50", "1.0");
        var mixed = JoinedColumn.of("grade", List.of(Optional.of(whole), Optional.of(halves)), new int[] {2, 2});
        assertThat(mixed.column()).isInstanceOfSatisfying(Column.Categorical.class, column -> {
            assertThat(column.kind()).isEqualTo(Column.Levels.DECIMAL_NUMBER);
            assertThat(column.levels()).containsExactly("0.0", "0.5", "1.0", "2.0");
        });
    }

    @Test
    void numbers_of_many_digits_are_never_rounded_when_files_are_joined() {
        var ids = numbers(Column.Levels.WHOLE_NUMBER, "1152921504606846976", "1152921504606846977");
        var values = new Column.Numeric("grade", new double[] {1, 2}, NumberType.LONG);

        var joined = JoinedColumn.of("grade", List.of(Optional.of(ids), Optional.of(values)), new int[] {2, 2});

        assertThat(List.of(
                        joined.column().text(0),
                        joined.column().text(1),
                        joined.column().text(2),
                        joined.column().text(3)))
                .containsExactly("1152921504606846976", "1152921504606846977", "1", "2");
        assertThat(joined.lost()).contains("more than 15 digits");
        var twice = JoinedColumn.of("grade", List.of(Optional.of(ids), Optional.of(ids)), new int[] {2, 2});
        assertThat(twice.column().text(3)).isEqualTo("1152921504606846977");
    }

    @Test
    void genes_that_do_not_repeat_are_not_summed_and_keep_what_is_known_of_them() throws IOException {
        Path source = study("once.h5ad", List.of("lo", "hi"), List.of("lo", "hi"), "d1");

        CellDataset written = imported(
                ImportRequest.of(source, ReadOptions.DETECT, changes(QualityFilter.NONE, true, Optional.empty())));

        assertThat(written.counts().genes()).isEqualTo(2);
        assertThat(new DatasetInspector(readers)
                        .inspect(written.source(), ReadOptions.DETECT)
                        .places())
                .extracting(MatrixPlace::name)
                .containsExactly("X", "layers/double");
    }

    @Test
    void a_choice_of_counts_that_the_new_file_does_not_keep_is_told() throws IOException {
        Path source = study("chosen.h5ad", List.of("lo", "hi"), List.of("lo", "hi"), "d1");
        var importer = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES));
        var chosen = new ReadOptions(Optional.of("layers/double"));

        var told = importer.run(
                ImportRequest.of(source, chosen, ImportRequest.Changes.NONE), folder.resolve("layer.h5ad"));
        var plain = importer.run(
                ImportRequest.of(source, ReadOptions.DETECT, ImportRequest.Changes.NONE), folder.resolve("x.h5ad"));

        assertThat(told.warnings()).anyMatch(warning -> warning.contains("(--counts layers/double)"));
        assertThat(plain.warnings()).noneMatch(warning -> warning.contains("--counts"));
    }

    @Test
    void a_quantity_in_32_and_64_bits_is_one() {
        var genes = new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"));
        var single =
                new Column.Numeric("f", new double[] {0.1f, 0.7f}, new NumberType(4, NumberType.Form.DECIMAL, false));

        assertThat(JoinedGeneColumns.of(List.of(about(genes, single), about(genes, "f", 0.1, 0.7)), genes)
                        .columns())
                .extracting(Column::name)
                .containsExactly("f");
        assertThat(JoinedGeneColumns.of(List.of(about(genes, single), about(genes, "f", 0.1, 0.8)), genes)
                        .differing())
                .containsExactly("f");
    }

    private static Study about(GeneTable genes, String name, double... values) {
        return about(genes, new Column.Numeric(name, values));
    }

    private static Study about(GeneTable genes, Column column) {
        var counts = CsrMatrix.of(2, new int[] {0, 2}, new int[] {0, 1}, new float[] {1, 2});
        return new Study(
                "d",
                new Frame(Frame.INDEX, new CellTable(List.of("c1"), List.of())),
                StudyReader.frame(genes, List.of(column)),
                genes,
                new java.util.LinkedHashMap<>(java.util.Map.of("X", counts)),
                "X");
    }

    private static Column.Categorical numbers(Column.Levels kind, String... levels) {
        return new Column.Categorical("grade", List.of(levels), new int[] {0, 1}, kind, false);
    }

    private static Column.Categorical levels(List<String> levels, boolean ordered) {
        return new Column.Categorical("grade", levels, new int[] {0, 1}, Column.Levels.TEXT, ordered);
    }
}
