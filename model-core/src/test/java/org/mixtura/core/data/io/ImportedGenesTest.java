package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.store.Spill;

/** What a file says of genes and layers is not lost when a new data set is made of it. */
class ImportedGenesTest extends ImportCase {

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
    void what_stands_beside_counts_of_other_genes_is_told_to_be_left_out() {
        var report = report(List.of(Fixture.file("raw_counts.h5ad")), GeneJoin.ASK);

        assertThat(report.warnings())
                .anyMatch(warning -> warning.endsWith("The counts are in raw/X, which has other genes; left out: X."));
    }

    @ParameterizedTest
    @CsvSource({"CD3D, LYZ, false", "LYZ, CD3D, true"})
    void raw_counts_of_the_same_genes_become_a_layer_beside_what_was_scaled(String first, String second, boolean turned)
            throws IOException {
        Path source = folder.resolve("scaled.h5ad");
        try (var out = HdfFile.write(source)) {
            out.putDataset("X", new float[][] {{-0.5f, 1.5f}, {0.5f, -1.5f}, {2.5f, 0.25f}});
            named(out, "obs", "A", "B", "C");
            named(out, "var", "CD3D", "LYZ");
            var raw = out.putGroup("raw");
            raw.putDataset(
                    "X", turned ? new float[][] {{0, 1}, {12, 0}, {4, 3}} : new float[][] {{1, 0}, {0, 12}, {3, 4}});
            named(raw, "var", first, second);
        }

        var report = report(List.of(source), GeneJoin.ASK);

        assertThat(report.warnings()).noneMatch(warning -> warning.contains("left out"));
        var found = new DatasetInspector(readers).inspect(report.file(), ReadOptions.DETECT);
        assertThat(found.countsAt()).isEqualTo("layers/counts");
        assertThat(found.places()).extracting(MatrixPlace::name).containsExactlyInAnyOrder("X", "layers/counts");
        var written = readers.read(report.file(), ReadOptions.DETECT);
        assertThat(written.genes().symbols()).containsExactly("CD3D", "LYZ");
        assertThat(Fixture.dense(written.counts())).isDeepEqualTo(new float[][] {{1, 0}, {0, 12}, {3, 4}});
        assertThat(Fixture.dense(readers.read(
                                report.file(),
                                ReadOptions.DETECT
                                        .withCountsAt(Optional.of("X"))
                                        .withAnyValues(true))
                        .counts()))
                .isDeepEqualTo(new float[][] {{-0.5f, 1.5f}, {0.5f, -1.5f}, {2.5f, 0.25f}});
    }

    private static void named(WritableGroup parent, String table, String... names) {
        var group = parent.putGroup(table);
        group.putAttribute("_index", "_index");
        group.putDataset("_index", names);
    }

    @Test
    void where_the_counts_are_in_the_new_file_is_told() {
        var importing = new DatasetImport(readers, new org.mixtura.core.data.store.Spill(folder, 1000));
        var layered = importing.run(
                ImportRequest.of(Fixture.file("loom_v3.loom"), ReadOptions.DETECT, ImportRequest.Changes.NONE),
                folder.resolve("layered.h5ad"));

        assertThat(layered.steps())
                .anyMatch(step -> step.startsWith("In the new file the counts are in layers/spliced; X holds other"))
                .anyMatch(step -> step.startsWith("Mixtura finds them there by itself"));
        assertThat(layered.warnings()).isEmpty();
    }

    @Test
    void counts_that_are_not_found_again_by_themselves_are_warned_of() throws IOException {
        Path source = withLayers("two.h5ad", "layers/other");
        var report = new DatasetImport(readers, new org.mixtura.core.data.store.Spill(folder, 1000))
                .run(
                        ImportRequest.of(
                                source,
                                ReadOptions.DETECT.withCountsAt(Optional.of("layers/other")),
                                ImportRequest.Changes.NONE),
                        folder.resolve("chosen.h5ad"));

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("(--counts layers/other)"));
    }
}
