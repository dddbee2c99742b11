package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.data.hdf5.Hdf5Group;
import org.mixtura.core.data.hdf5.Hdf5Type;
import org.mixtura.core.data.hdf5.Hdf5Writer;
import org.mixtura.core.error.DataProblem;

class TenXH5ReaderTest {

    @TempDir
    private Path dir;

    private final DatasetReaders readers = new DatasetReaders();

    @ParameterizedTest
    @CsvSource({"tenx_v3.h5, 10x .h5 v3, matrix", "tenx_v2.h5, 10x .h5 v2, GRCh38"})
    void bothLayoutsGiveTheSameCounts(String fixture, String format, String place) {
        var dataset = readers.read(Fixture.file(fixture), ReadOptions.DETECT);

        assertThat(dataset.format()).isEqualTo(format);
        assertThat(dataset.countsAt()).isEqualTo(place);
        assertThat(Fixture.dense(dataset.counts())).isDeepEqualTo(Fixture.counts());
        assertThat(dataset.genes().symbols()).startsWith("CD3D", "CD8A");
        assertThat(dataset.genes().ids()).startsWith("ENSG00000000001");
        assertThat(dataset.cells().barcodes()).startsWith("CELL00-1").hasSize(12);
    }

    @Test
    void antibodiesAreLeftOutAndTold() {
        var inspected = new DatasetInspector(readers).inspect(Fixture.file("tenx_v3_antibody.h5"), ReadOptions.DETECT);

        assertThat(inspected.genes()).isEqualTo(7);
        assertThat(inspected.problems()).extracting(Finding::what).anyMatch(what -> what.contains("Antibody Capture"));
    }

    @Test
    void ofSeveralGenomesOneMustBeNamed() {
        Path file = Fixture.file("tenx_v2_two.h5");
        assertThatThrownBy(() -> readers.read(file, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("hg19, mm10");
        assertThatThrownBy(() -> readers.read(file, new ReadOptions(Optional.of("rn6"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no place 'rn6'");

        assertThat(readers.read(file, new ReadOptions(Optional.of("mm10"))).countsAt())
                .isEqualTo("mm10");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(Fixture.file("tenx_v3.h5"));
        for (int share = 1; share < 8; share++) {
            Path cut = Files.write(dir.resolve("cut.h5"), Arrays.copyOf(whole, whole.length * share / 8));
            assertThatThrownBy(() -> readers.read(cut, ReadOptions.DETECT)).isInstanceOf(DataProblem.class);
        }
    }

    @Test
    void ofSeveralGenomesInOneMatrixOneMustBeNamed() throws IOException {
        Path file = dir.resolve("two.h5");
        try (var out = new Hdf5Writer(file)) {
            Hdf5Group matrix = out.root().group("matrix");
            matrix.texts("barcodes", List.of("A-1", "B-1"));
            matrix.dataset("data", Hdf5Type.INT32, 4).write(new int[] {5, 7, 9, 2}, 4);
            matrix.dataset("indices", Hdf5Type.INT64, 4).write(new int[] {0, 2, 1, 3}, 4);
            matrix.dataset("indptr", Hdf5Type.INT64, 3).write(new int[] {0, 2, 4}, 3);
            matrix.dataset("shape", Hdf5Type.INT32, 2).write(new int[] {4, 2}, 2);
            Hdf5Group features = matrix.group("features");
            features.texts("id", List.of("ENSG00000000001", "ENSG00000000002", "ENSMUSG00000000001", "CD3"));
            features.texts("name", List.of("CD3D", "LYZ", "Cd3d", "CD3"));
            features.texts(
                    "feature_type",
                    List.of("Gene Expression", "Gene Expression", "Gene Expression", "Antibody Capture"));
            features.texts("genome", List.of("GRCh38", "GRCh38", "mm10", "antibodies"));
            out.finish();
        }

        assertThatThrownBy(() -> readers.read(file, ReadOptions.DETECT))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("GRCh38, mm10");
        assertThatThrownBy(() -> readers.read(file, new ReadOptions(Optional.of("matrix"))))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("no place 'matrix'");
        var human = readers.read(file, new ReadOptions(Optional.of("GRCh38")));
        assertThat(human.genes().symbols()).containsExactly("CD3D", "LYZ");
        assertThat(Fixture.dense(human.counts())).isDeepEqualTo(new float[][] {{5, 0}, {0, 9}});
        assertThat(human.countsAt()).isEqualTo("GRCh38");
    }
}
