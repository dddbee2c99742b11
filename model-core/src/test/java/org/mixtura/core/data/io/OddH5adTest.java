package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.error.DataProblem;

/** .h5ad files as people have them: axes turned, names under other columns, ways of packing that cannot be read, links. */
class OddH5adTest {

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();
    private final DatasetInspector inspector = new DatasetInspector(readers);

    private Finding finding(String fixture, ReadOptions options, String code) {
        return inspector.inspect(Fixture.file(fixture), options).problems().stream()
                .filter(found -> found.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among the findings of " + fixture));
    }

    private List<String> codes(String fixture, ReadOptions options) {
        return inspector.inspect(Fixture.file(fixture), options).problems().stream()
                .map(Finding::code)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"turned.h5ad", "turned_dense.h5ad"})
    void genes_in_rows_are_turned_and_that_is_told(String fixture) {
        CellDataset data = readers.read(Fixture.file(fixture), ReadOptions.DETECT);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(Fixture.counts());
        assertThat(data.cells().barcodes()).startsWith("CELL00-1");
        assertThat(data.cells().column("cell_type")).isPresent();
        assertThat(data.genes().symbols()).startsWith("CD3D", "CD8A");
        assertThat(data.genes().ids()).startsWith("ENSG00000000001");
        Finding told = finding(fixture, ReadOptions.DETECT, "transposed");
        assertThat(told.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(told.sentence()).contains("(obs) were read as genes").contains("--orientation cells-by-genes");
        assertThat(told.fixes()).containsExactly(new Fix.Orient(Orientation.CELLS_BY_GENES));
    }

    @Test
    void what_was_said_of_the_rows_wins_and_is_doubted_where_names_say_another() {
        var cells = ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES);
        CellDataset data = readers.read(Fixture.file("turned.h5ad"), cells);

        assertThat(data.cells().size()).isEqualTo(Fixture.GENES);
        assertThat(finding("turned.h5ad", cells, "orientation-doubted").fixes())
                .containsExactly(new Fix.Orient(Orientation.GENES_BY_CELLS));

        var genes = ReadOptions.DETECT.with(Orientation.GENES_BY_CELLS);
        assertThat(readers.read(Fixture.file("csr.h5ad"), genes).cells().size()).isEqualTo(Fixture.GENES);
        assertThat(finding("csr.h5ad", genes, "orientation-doubted").severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(codes("turned.h5ad", genes)).contains("transposed").doesNotContain("orientation-doubted");
    }

    @Test
    void rows_that_may_be_either_are_asked_for() {
        Finding unsure = finding("turned_unclear.h5ad", ReadOptions.DETECT, "orientation-unsure");

        assertThat(unsure.severity()).isEqualTo(Finding.Severity.ERROR);
        assertThat(unsure.why()).contains("may be genes").contains("'cell_type'");
        assertThat(unsure.fixes())
                .containsExactly(
                        new Fix.Orient(Orientation.CELLS_BY_GENES), new Fix.Orient(Orientation.GENES_BY_CELLS));
        assertThat(readers.read(
                                Fixture.file("turned_unclear.h5ad"),
                                ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES))
                        .cells()
                        .size())
                .isEqualTo(Fixture.CELLS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csr.h5ad", "large_lzf.h5ad", "ensembl_index.h5ad", "anndata_0_6.h5ad"})
    void usual_files_and_genes_that_are_called_like_wells_need_no_word(String fixture) {
        assertThat(codes(fixture, ReadOptions.DETECT))
                .doesNotContain("transposed", "orientation-unsure", "orientation-doubted");
    }

    @Test
    void what_is_imported_from_a_turned_file_is_straight() {
        Path out = folder.resolve("straight.h5ad");
        var request = ImportRequest.of(Fixture.file("turned.h5ad"), ReadOptions.DETECT, ImportRequest.Changes.NONE);

        var report =
                new DatasetImport(readers, new Spill(folder.resolve("cache"), Spill.USUAL_ENTRIES)).run(request, out);

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("(obs) were read as genes"));
        CellDataset data = readers.read(out, ReadOptions.DETECT.with(Orientation.CELLS_BY_GENES));
        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(Fixture.counts());
        assertThat(data.cells().column("cell_type")).isPresent();
    }

    @Test
    void counts_of_more_genes_are_one_click_away() {
        assertThat(readers.read(Fixture.file("raw_more_genes.h5ad"), ReadOptions.DETECT)
                        .genes()
                        .size())
                .isEqualTo(3);
        Finding more = finding("raw_more_genes.h5ad", ReadOptions.DETECT, "more-genes-elsewhere");
        assertThat(more.what()).contains("raw/X holds counts of 9 genes").contains("of 3 of them");
        assertThat(more.remedy()).contains("--counts raw/X");
        assertThat(more.isToBeTold()).isTrue();
        assertThat(more.fixes()).containsExactly(new Fix.UseCountsAt("raw/X"));

        assertThat(codes("raw_more_genes.h5ad", new ReadOptions(Optional.of("X"))))
                .doesNotContain("more-genes-elsewhere");
        assertThat(codes("raw_counts.h5ad", ReadOptions.DETECT)).doesNotContain("more-genes-elsewhere");
    }

    @Test
    void symbols_are_found_by_what_they_look_like() {
        var genes = readers.read(Fixture.file("symbols_by_look.h5ad"), ReadOptions.DETECT)
                .genes();

        assertThat(genes.symbols()).startsWith("CD3D", "CD8A");
        assertThat(genes.ids()).startsWith("ENSG00000000001");
        assertThat(finding("symbols_by_look.h5ad", ReadOptions.DETECT, "symbols-from-column")
                        .what())
                .contains("hgnc");
    }

    @Test
    void ids_of_several_genes_are_not_used_and_that_is_told() {
        Finding told = finding("repeated_ids.h5ad", ReadOptions.DETECT, "repeated-ids");

        assertThat(told.what())
                .isEqualTo("4 ids in the column gene_ids belong to more than one gene (for example ENSG00000000001).");
        assertThat(readers.read(Fixture.file("repeated_ids.h5ad"), ReadOptions.DETECT)
                        .genes()
                        .ids())
                .startsWith("CD3D");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scale_offset_layer.h5ad | layers/packed | HDF5 filter 'scaleoffset'
            linked_layer.h5ad       | layers/there  | only a link to another file (csr.h5ad:/X)
            lost_layer.h5ad         | layers/lost   | only a link to /nowhere, which is not there
            """)
    void a_layer_that_cannot_be_read_is_left_out_with_the_cause(String fixture, String place, String cause) {
        assertThat(Fixture.dense(
                        readers.read(Fixture.file(fixture), ReadOptions.DETECT).counts()))
                .isDeepEqualTo(Fixture.counts());
        Finding left = finding(fixture, ReadOptions.DETECT, "unreadable-place");
        assertThat(left.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(left.what()).isEqualTo(place + " cannot be read and was left out.");
        assertThat(left.why()).contains(cause);
        assertThatThrownBy(() -> readers.read(Fixture.file(fixture), new ReadOptions(Optional.of(place))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining(cause);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scale_offset.h5ad | unknown-filter   | compression='gzip'
            records.h5ad      | no-plain-numbers | astype('float32')
            mudata.h5mu       | no-matrix        | .mod['rna'].write_h5ad
            """)
    void the_true_cause_is_said_and_what_to_do(String fixture, String code, String remedy) {
        Finding refused = inspector
                .inspect(Fixture.file(fixture), ReadOptions.DETECT)
                .problems()
                .getFirst();

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.remedy()).contains(remedy);
        assertThat(refused.fixes()).contains(new Fix.ChooseOther());
    }

    @Test
    void short_decimals_are_told_where_they_round() {
        assertThat(finding("half.h5ad", ReadOptions.DETECT, "half-precision").what())
                .isEqualTo("The values in X are decimals of 16 bits, and some are above 2,048.");
    }

    @Test
    void undefined_values_of_a_layer_are_told_in_the_check_and_on_import() {
        assertThat(finding("nan_layer.h5ad", ReadOptions.DETECT, "undefined-elsewhere")
                        .what())
                .contains("layers/scaled");
        var request = ImportRequest.of(Fixture.file("nan_layer.h5ad"), ReadOptions.DETECT, ImportRequest.Changes.NONE);
        var report = new DatasetImport(readers, new Spill(folder.resolve("cache"), Spill.USUAL_ENTRIES))
                .run(request, folder.resolve("out.h5ad"));

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("values in layers/scaled"));
    }

    @Test
    void an_import_tells_of_the_old_layout() {
        var request =
                ImportRequest.of(Fixture.file("anndata_0_6.h5ad"), ReadOptions.DETECT, ImportRequest.Changes.NONE);
        var report = new DatasetImport(readers, new Spill(folder.resolve("cache"), Spill.USUAL_ENTRIES))
                .run(request, folder.resolve("new.h5ad"));

        assertThat(report.steps()).anyMatch(step -> step.contains("an AnnData version before 0.7"));
    }
}
