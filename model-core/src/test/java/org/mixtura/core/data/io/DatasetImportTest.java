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
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;

/** One data set becomes another, as it was asked for, and what changed is told. */
class DatasetImportTest extends ImportCase {

    @Test
    void genes_are_left_out_by_id_or_symbol() {
        Path source = Fixture.file("csr.h5ad");
        var whole = readers.read(source, ReadOptions.DETECT);
        List<String> symbols = whole.genes().symbols();
        var named = changes(QualityFilter.NONE, false, Optional.empty())
                .withoutGenes(List.of(
                        symbols.get(1).toLowerCase(java.util.Locale.ROOT),
                        whole.genes().ids().get(2)));

        CellDataset rest = imported(ImportRequest.of(source, ReadOptions.DETECT, named));

        assertThat(rest.genes().symbols()).hasSize(symbols.size() - 2).doesNotContain(symbols.get(1), symbols.get(2));
        assertThat(Fixture.dense(rest.counts())[0][0]).isEqualTo(Fixture.dense(whole.counts())[0][0]);
        assertThat(Fixture.dense(rest.counts())[0][1]).isEqualTo(Fixture.dense(whole.counts())[0][3]);
    }

    @Test
    void tags_that_were_left_out_are_not_told_again() throws IOException {
        Path table = file("tags.csv", "gene,cell_1,cell_2,cell_3\nCD3D,1,0,7\nRPL22,0,12,3\nHTO-1,500,5,5\n");
        var report = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(
                        ImportRequest.of(
                                table, ReadOptions.DETECT, ImportRequest.Changes.NONE.withoutGenes(List.of("HTO-1"))),
                        folder.resolve("rna.h5ad"));

        assertThat(report.genes()).isEqualTo(2);
        assertThat(report.warnings()).isEmpty();
        assertThat(report.steps()).contains("Left out one gene (HTO-1).");
        var other = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(
                        ImportRequest.of(
                                table, ReadOptions.DETECT, ImportRequest.Changes.NONE.withoutGenes(List.of("RPL22"))),
                        folder.resolve("tagged.h5ad"));
        assertThat(other.warnings()).anyMatch(warning -> warning.contains("an antibody or a hashtag"));
        assertThat(new DatasetInspector(readers)
                        .inspect(report.file(), ReadOptions.DETECT)
                        .problems())
                .extracting(Finding::code)
                .doesNotContain("tags");
    }

    @Test
    void names_of_no_gene_and_of_all_genes_are_not_left_out() {
        Path source = Fixture.file("csr.h5ad");
        List<String> symbols = readers.read(source, ReadOptions.DETECT).genes().symbols();

        assertThatThrownBy(() -> imported(ImportRequest.of(
                        source,
                        ReadOptions.DETECT,
                        ImportRequest.Changes.NONE.withoutGenes(List.of(symbols.getFirst(), "XYZ")))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no gene XYZ");
        assertThatThrownBy(() -> imported(
                        ImportRequest.of(source, ReadOptions.DETECT, ImportRequest.Changes.NONE.withoutGenes(symbols))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("No gene would be left");
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
                List.of(file("d.csv", ",CD3D,MS4A1,n_counts,LYZ\nfirst,1,0,2,1\nsecond,0,2,3,20000000\n")),
                GeneJoin.ASK);

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
    void what_the_new_file_holds_is_said_as_it_is() {
        var importer = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES));

        var without = importer.run(
                ImportRequest.of(Fixture.file("no_x.h5ad"), ReadOptions.DETECT, ImportRequest.Changes.NONE),
                folder.resolve("no_x.h5ad"));

        assertThat(without.steps())
                .anyMatch(step -> step.contains("counts are in layers/counts; there is no X"))
                .noneMatch(step -> step.contains("holds other values"));
    }

    @Test
    void why_a_file_cannot_be_written_is_more_than_a_path() throws IOException {
        Path noFolder = file("notes.txt", "text");
        var request = ImportRequest.of(Fixture.file("csr.h5ad"), ReadOptions.DETECT, ImportRequest.Changes.NONE);
        var importer = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES));

        assertThatThrownBy(() -> importer.run(request, noFolder.resolve("new.h5ad")))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("notes.txt' is a file, not a folder.")
                .hasMessageNotContaining(".part");
    }

    @Test
    void what_was_mended_is_not_warned_of() throws IOException {
        Path data = file("d.csv", ",CD3D,MS4A1,LYZ,LYZ\nA1,1,0,1,2\nA2,0,0,0,0\nA3,0,2,1,0\n");
        var mended = new ImportRequest.Changes(
                QualityFilter.NONE, true, true, Optional.empty(), Optional.empty(), Optional.empty(), 0);
        var importer = new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES));

        var before = importer.run(
                ImportRequest.of(data, ReadOptions.DETECT, ImportRequest.Changes.NONE), folder.resolve("before.h5ad"));
        var after = importer.run(ImportRequest.of(data, ReadOptions.DETECT, mended), folder.resolve("after.h5ad"));

        assertThat(before.warnings())
                .anyMatch(warning -> warning.contains("One cell has no count at all."))
                .anyMatch(warning -> warning.contains("One gene name occurs more than once"));
        assertThat(after.warnings()).isEmpty();
        assertThat(after.steps())
                .contains(
                        "Summed the counts of genes of one name: 4 genes became 3.",
                        "Left out 1 cells without counts.");
    }
}
