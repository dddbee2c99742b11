package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.DataProblem;

class H5adReaderTest {

    private final DatasetReaders readers = new DatasetReaders();
    private final DatasetInspector inspector = new DatasetInspector(readers);

    private CellDataset read(String fixture) {
        return readers.read(Fixture.file(fixture), ReadOptions.DETECT);
    }

    private static Column column(CellDataset data, String name) {
        return data.cells().column(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "csr.h5ad, X",
        "csr_gzip.h5ad, X",
        "csc.h5ad, X",
        "dense.h5ad, X",
        "dense_int64.h5ad, X",
        "layers_counts.h5ad, layers/counts",
        "layers_spliced.h5ad, layers/spliced",
        "raw_counts.h5ad, raw/X",
        "no_x.h5ad, layers/counts",
        "ensembl_index.h5ad, X",
        "int_categories.h5ad, X",
        "anndata_0_6.h5ad, X",
        "anndata_0_7.h5ad, X",
        "anndata_0_11.h5ad, X"
    })
    void every_layout_gives_the_same_counts(String fixture, String place) {
        CellDataset data = read(fixture);

        assertThat(Fixture.dense(data.counts())).isDeepEqualTo(Fixture.counts());
        assertThat(data.countsAt()).isEqualTo(place);
        assertThat(data.cells().barcodes()).startsWith("CELL00-1").endsWith("CELL11-1");
        assertThat(data.genes().symbols()).startsWith("CD3D", "CD8A").endsWith("ACTB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csr.h5ad", "anndata_0_6.h5ad", "anndata_0_7.h5ad", "ensembl_index.h5ad"})
    void ensembl_ids_are_ids_and_names_are_symbols(String fixture) {
        var genes = read(fixture).genes();

        assertThat(genes.ids()).startsWith("ENSG00000000001").doesNotHaveDuplicates();
        assertThat(genes.symbols()).startsWith("CD3D");
    }

    @Test
    void without_ensembl_ids_the_row_names_are_ids() {
        assertThat(read("duplicate_genes.h5ad").genes().symbols().get(1)).isEqualTo("LYZ");
        assertThat(read("all_empty.h5ad".replace("all", "some")).genes().ids()).startsWith("CD3D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csr.h5ad", "anndata_0_7.h5ad", "anndata_0_6.h5ad"})
    void categories_keep_their_levels(String fixture) {
        var types = (Column.Categorical) column(read(fixture), "cell_type");

        assertThat(types.levels()).containsExactly("B cell", "NK cell", "T cell");
        assertThat(types.text(1)).isEqualTo("T cell");
        assertThat(types.text(11)).isEqualTo("NK cell");
    }

    @Test
    void a_missing_category_stays_missing() {
        var donors = (Column.Categorical) column(read("csr.h5ad"), "donor");
        var old = (Column.Categorical) column(read("anndata_0_7.h5ad"), "cell_type");

        assertThat(donors.missing()).isEqualTo(1);
        assertThat(donors.text(5)).isEmpty();
        assertThat(old.codes()[4]).isEqualTo(Column.Categorical.MISSING);
    }

    @Test
    void every_kind_of_column_is_read() {
        CellDataset data = read("csr.h5ad");

        assertThat(column(data, "note")).isInstanceOf(Column.Text.class);
        assertThat(column(data, "note").text(7)).isEqualTo("n7");
        assertThat(((Column.Numeric) column(data, "plate")).values()[6]).isEqualTo(2);
        assertThat(((Column.Numeric) column(data, "score")).values()[1]).isNaN();
        assertThat(column(data, "score").text(7)).isEqualTo("0.7");
        assertThat(((Column.Categorical) column(data, "doublet")).levels()).containsExactly("False", "True");
        assertThat(column(data, "doublet").text(5)).isEqualTo("True");
        assertThat(data.cells().columns())
                .extracting(Column::name)
                .containsExactly("cell_type", "donor", "note", "depth", "plate", "doublet", "age", "treated", "score");
    }

    @Test
    void nullable_columns_keep_their_gaps() {
        CellDataset data = read("csr.h5ad");
        CellDataset newest = read("anndata_0_11.h5ad");

        assertThat(((Column.Numeric) column(data, "age")).values()[2]).isNaN();
        assertThat(column(data, "age").text(3)).isEqualTo("3");
        assertThat(column(data, "treated").text(3)).isEmpty();
        assertThat(column(data, "treated").text(4)).isEqualTo("True");
        assertThat(((Column.Categorical) column(newest, "note")).codes()[8]).isEqualTo(Column.Categorical.MISSING);
        assertThat(column(newest, "note").text(9)).isEqualTo("n9");
    }

    @Test
    void numbers_may_be_categories() {
        var leiden = (Column.Categorical) column(read("int_categories.h5ad"), "leiden");

        assertThat(leiden.levels()).containsExactly("0", "1", "2");
    }

    @Test
    void a_column_in_an_unknown_encoding_is_left_out_with_a_finding() {
        assertThat(read("anndata_0_11.h5ad").cells().column("unknown")).isEmpty();
        assertThat(codes("anndata_0_11.h5ad")).contains("skipped-columns");
    }

    @Test
    void counts_of_spliced_transcripts_say_what_is_not_among_them() {
        assertThat(new DatasetInspector(readers)
                        .inspect(Fixture.file("layers_spliced.h5ad"), ReadOptions.DETECT)
                        .problems())
                .anyMatch(finding -> finding.remedy().contains("not spliced yet"));
    }

    @Test
    void raw_counts_come_with_all_their_genes() {
        assertThat(read("raw_counts.h5ad").genes().size()).isEqualTo(Fixture.GENES);
        assertThat(codes("raw_counts.h5ad")).contains("counts-elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"layers/counts", "layers['counts']", "layers.counts", "Layers/Counts"})
    void the_place_of_the_counts_can_be_chosen(String place) {
        var data = readers.read(Fixture.file("layers_counts.h5ad"), new ReadOptions(Optional.of(place)));

        assertThat(data.countsAt()).isEqualTo("layers/counts");
    }

    @Test
    void a_chosen_place_without_counts_is_refused_not_replaced() {
        assertThatThrownBy(() -> readers.read(Fixture.file("layers_counts.h5ad"), new ReadOptions(Optional.of("X"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("looks log-normalised");
    }

    @Test
    void an_unknown_place_is_answered_with_those_there_are() {
        assertThatThrownBy(() ->
                        readers.read(Fixture.file("layers_counts.h5ad"), new ReadOptions(Optional.of("layers/raw"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no matrix at 'layers/raw'")
                .hasMessageContaining("X, layers/counts");
    }

    @Test
    void repeated_gene_names_are_numbered_in_ids_only() {
        CellDataset data = read("duplicate_genes.h5ad");

        assertThat(data.genes().ids())
                .containsExactly("TBCE", "LYZ", "TBCE-2", "TBCE-1", "FOS", "TBCE-3", "LYZ-1", "CD3D", "ACTB");
        assertThat(data.genes().symbols())
                .containsExactly("TBCE", "LYZ", "TBCE", "TBCE-1", "FOS", "TBCE", "LYZ", "CD3D", "ACTB");
        assertThat(codes("duplicate_genes.h5ad")).contains("duplicate-genes");
    }

    @Test
    void symbols_may_repeat_when_ids_do_not() {
        CellDataset data = read("duplicate_symbols.h5ad");

        assertThat(data.genes().symbols()).startsWith("TBCE", "TBCE");
        assertThat(data.genes().ids()).doesNotHaveDuplicates();
        assertThat(inspector
                        .inspect(Fixture.file("duplicate_symbols.h5ad"), ReadOptions.DETECT)
                        .problems())
                .filteredOn(p -> p.code().equals("duplicate-genes"))
                .singleElement()
                .extracting(Finding::severity)
                .isEqualTo(Finding.Severity.INFO);
    }

    private java.util.List<String> codes(String fixture) {
        return inspector.inspect(Fixture.file(fixture), ReadOptions.DETECT).problems().stream()
                .map(Finding::code)
                .toList();
    }
}
