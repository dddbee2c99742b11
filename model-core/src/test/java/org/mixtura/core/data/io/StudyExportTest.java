package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellGraph;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.error.ConfigProblem;

/** Chosen cells of a data set are written with what was found since. */
class StudyExportTest {

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    @Test
    void cellsComeInTheWantedOrderWithTheirNewColumns() {
        Path source = Fixture.file("csr.h5ad");
        var before = readers.read(source, ReadOptions.DETECT);
        int last = before.cells().size() - 1;
        int[] rows = {last, 0, 3};
        Path out = folder.resolve("out.h5ad");
        var added = new Column.Numeric("found", new double[] {7, 8, 9});

        new StudyExport(readers)
                .write(
                        source,
                        ReadOptions.DETECT,
                        rows,
                        StudyExport.Additions.of(List.of(added), new Annotations()),
                        out);

        var after = readers.read(out, ReadOptions.DETECT);
        assertThat(after.cells().barcodes())
                .containsExactly(
                        before.cells().barcodes().get(last),
                        before.cells().barcodes().get(0),
                        before.cells().barcodes().get(3));
        assertThat(((Column.Numeric) after.cells().column("found").orElseThrow()).values())
                .containsExactly(7, 8, 9);
        float[] first = new float[before.counts().genes()];
        float[] written = new float[before.counts().genes()];
        int[] genes = new int[before.counts().genes()];
        int stored = before.counts().copyRow(last, genes, first, 0);
        assertThat(after.counts().copyRow(0, genes, written, 0)).isEqualTo(stored);
        assertThat(written).isEqualTo(first);
    }

    @Test
    void namesThatRepeatGetANumber() {
        Path out = folder.resolve("out.h5ad");
        new StudyExport(readers)
                .write(
                        Fixture.file("csr.h5ad"),
                        ReadOptions.DETECT,
                        new int[] {2, 2, 2},
                        StudyExport.Additions.of(List.of(), new Annotations()),
                        out);
        var names = readers.read(out, ReadOptions.DETECT).cells().barcodes();
        assertThat(names).containsExactly(names.get(0), names.get(0) + "-1", names.get(0) + "-2");
    }

    @Test
    void filesInUnsComeBackByteByByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        var annotations = new Annotations();
        annotations.obsm().put("X_two", new FloatMatrix(1, 2, new float[] {1, 2}));
        annotations.obsp().put("alone", new CellGraph(new int[] {0, 0}, new int[0], new float[0]));
        annotations
                .uns()
                .put(
                        "mixtura",
                        new Uns.Dict()
                                .put("a", new Uns.Dict().put("x/y.bin", new Uns.Bytes(all)))
                                .put("b", new Uns.Dict()));
        Path out = folder.resolve("out.h5ad");
        new StudyExport(readers)
                .write(
                        Fixture.file("csr.h5ad"),
                        ReadOptions.DETECT,
                        new int[] {1},
                        StudyExport.Additions.of(List.of(), annotations),
                        out);
        var files = new UnsFiles(out);
        assertThat(files.names("mixtura")).containsExactlyInAnyOrder("a", "b");
        assertThat(files.contents("mixtura", "a")).hasSize(1).containsKey("x_y.bin");
        assertThat(files.contents("mixtura", "a").get("x_y.bin")).isEqualTo(all);
        assertThat(files.contents("mixtura", "nothing")).isEmpty();
        assertThat(new UnsFiles(Fixture.file("counts.csv")).names("mixtura")).isEmpty();
    }

    private Path written(String name, Path source, int[] rows, Annotations annotations) {
        Path out = folder.resolve(name);
        new StudyExport(readers)
                .write(source, ReadOptions.DETECT, rows, StudyExport.Additions.of(List.of(), annotations), out);
        return out;
    }

    @Test
    void coordinatesOfTheSourceAreKeptForTheChosenCells() throws UnreadableData {
        var earlier = new Annotations();
        earlier.obsm().put("X_pca", new FloatMatrix(3, 2, new float[] {1, 2, 3, 4, 5, 6}));
        earlier.obsm().put("X_umap", new FloatMatrix(3, 2, new float[] {7, 8, 9, 10, 11, 12}));
        earlier.obsm().put("X_scVI", new FloatMatrix(3, 1, new float[] {1, 2, Float.NaN}));
        Path source = written("source.h5ad", Fixture.file("csr.h5ad"), new int[] {0, 1, 2}, earlier);
        var found = new Annotations();
        found.obsm().put("X_umap", new FloatMatrix(2, 2, new float[] {0, 0, 1, 1}));
        found.obsm().put("X_scVI", new FloatMatrix(2, 1, new float[] {Float.NaN, 1}));

        Path out = written("out.h5ad", source, new int[] {2, 0}, found);
        List<String> names = Hdf5Source.read(out, root -> root.need("obsm").childNames());
        assertThat(names).containsExactlyInAnyOrder("X_umap", "X_scVI", "X_pca", "X_umap_source");
        assertThat(coordinates(out, "X_pca")).containsExactly(5, 6, 1, 2);
        assertThat(coordinates(out, "X_umap")).containsExactly(0, 0, 1, 1);
        assertThat(coordinates(out, "X_umap_source")).containsExactly(11, 12, 7, 8);
    }

    private static float[] coordinates(Path h5ad, String name) throws UnreadableData {
        return Hdf5Source.read(h5ad, root -> {
            var node = root.need("obsm").need(name);
            return Hdf5Arrays.floats(node.flat(), node);
        });
    }

    @Test
    void aFileThatIsThereIsLeftAlone() {
        Path there = Fixture.file("csr.h5ad");
        assertThatThrownBy(() -> new StudyExport(readers)
                        .write(
                                there,
                                ReadOptions.DETECT,
                                new int[] {0},
                                StudyExport.Additions.of(List.of(), new Annotations()),
                                there))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("exists already");
    }
}
