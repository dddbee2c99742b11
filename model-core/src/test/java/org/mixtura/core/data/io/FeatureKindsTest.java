package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;

/** Antibodies among the features of .h5ad and loom files are no genes. */
class FeatureKindsTest {

    private static final List<String> NAMES = List.of("CD3D", "CD3_TotalSeqB", "LYZ");

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    private Path h5ad(String... kinds) throws IOException {
        var matrices = new LinkedHashMap<String, CountMatrix>();
        matrices.put(
                "X",
                CsrMatrix.of(3, new int[] {0, 3, 6}, new int[] {0, 1, 2, 0, 1, 2}, new float[] {1, 900, 2, 3, 800, 4}));
        Path file = folder.resolve("%s.h5ad".formatted(String.join("-", kinds)));
        H5adWriter.write(
                new Study(
                        "cite",
                        new Frame(Frame.INDEX, new CellTable(List.of("c1", "c2"), List.of())),
                        new Frame(
                                Frame.INDEX,
                                new CellTable(NAMES, List.of(new Column.Text("feature_types", List.of(kinds))))),
                        new GeneTable(NAMES, NAMES),
                        matrices,
                        "X"),
                new Annotations(),
                file);
        return file;
    }

    private void assertGenesOnly(Path file) {
        CheckedDataset checked = readers.check(file, ReadOptions.DETECT);

        assertThat(checked.dataset().genes().symbols()).containsExactly("CD3D", "LYZ");
        assertThat(Fixture.dense(checked.dataset().counts())).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}});
        assertThat(checked.notes())
                .filteredOn(note -> note.code().equals("other-features"))
                .singleElement()
                .satisfies(note -> assertThat(note.what())
                        .isEqualTo("One feature that is not gene expression was left out (Antibody Capture)."));
    }

    @Test
    void antibodies_in_h5ad_are_left_out_and_told() throws IOException {
        assertGenesOnly(h5ad("Gene Expression", "Antibody Capture", "Gene Expression"));
    }

    @Test
    void what_is_imported_has_genes_only_in_all_its_parts() throws UnreadableData, IOException {
        Study study = new StudyReader(readers)
                .read(
                        h5ad("Gene Expression", "Antibody Capture", "Gene Expression"),
                        ReadOptions.DETECT,
                        new ImportLog());

        assertThat(study.genes().table().size()).isEqualTo(2);
        assertThat(study.counts().genes()).isEqualTo(2);
        assertThat(study.names().size()).isEqualTo(2);
    }

    @Test
    void antibodies_in_loom_are_left_out_and_told() {
        Path file = folder.resolve("cite.loom");
        try (var out = HdfFile.write(file)) {
            out.putDataset("matrix", new float[][] {{1, 3}, {900, 800}, {2, 4}});
            var rows = out.putGroup("row_attrs");
            rows.putDataset("Gene", NAMES.toArray(String[]::new));
            rows.putDataset("feature_type", new String[] {"Gene Expression", "Antibody Capture", "Gene Expression"});
            out.putGroup("col_attrs").putDataset("CellID", new String[] {"c1", "c2"});
        }

        assertGenesOnly(file);
    }

    @Test
    void biotypes_and_features_that_are_all_alike_stay() throws IOException {
        CellDataset biotypes = readers.read(h5ad("protein_coding", "lncRNA", "protein_coding"), ReadOptions.DETECT);
        assertThat(biotypes.genes().size()).isEqualTo(3);

        CellDataset peaks = readers.read(h5ad("Peaks", "Peaks", "Peaks"), ReadOptions.DETECT);
        assertThat(peaks.genes().size()).isEqualTo(3);
    }
}
