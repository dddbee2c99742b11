package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.store.Spill;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Palette;

/** The colours that a file gives the levels of a column are theirs; the fixture has the levels B cell, NK cell, T cell. */
class H5adColoursTest {

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    private Path coloured(Uns colours) {
        var annotations = new Annotations();
        annotations.uns().put("cell_type_colors", colours);
        Path out = folder.resolve("coloured.h5ad");
        new StudyExport(readers)
                .write(
                        Fixture.file("csr.h5ad"),
                        ReadOptions.DETECT,
                        new int[] {0, 1, 2, 3, 11},
                        StudyExport.Additions.of(List.of(), annotations),
                        out);
        return out;
    }

    private Column.Categorical types(Uns colours) {
        return readers.read(coloured(colours), ReadOptions.DETECT)
                .cells()
                .column("cell_type")
                .orElseThrow()
                .asCategorical();
    }

    @Test
    void hexWithAndWithoutOpacityAndOfMoreLevelsThanAreLeft() {
        var types = types(new Uns.Texts(List.of("#5eb8f3", "#59260CFF", "#8c33f5", "#000000")));

        assertThat(types.colours())
                .isEqualTo(Map.of("B cell", 0xff5eb8f3, "NK cell", 0xff59260c, "T cell", 0xff8c33f5));
        assertThat(Colouring.ByLevel.of(types).colours()).containsExactly(0xff5eb8f3, 0xff59260c, 0xff8c33f5);
    }

    @Test
    void rowsOfRedGreenAndBlue() {
        var rows = new FloatMatrix(3, 4, new float[] {1, 0, 0, 1, 0, 0.5f, 0, 1, 0, 0, 2, 1});

        assertThat(types(new Uns.Matrix(rows)).colours())
                .isEqualTo(Map.of("B cell", 0xffff0000, "NK cell", 0xff008000, "T cell", 0xff0000ff));
    }

    @Test
    void whatCannotBeReadLeavesThePalette() {
        List<Uns> unread = List.of(
                new Uns.Texts(List.of("#5eb8f3", "#59260c")),
                new Uns.Texts(List.of("#5eb8f3", "tomato", "#59260c")),
                new Uns.Numbers(new double[] {1, 2, 3}),
                new Uns.Text("#5eb8f3"),
                new Uns.Dict());
        for (Uns colours : unread) {
            var types = types(colours);
            assertThat(types.colours()).as("%s", colours).isEmpty();
            assertThat(Colouring.ByLevel.of(types).colours())
                    .containsExactly(Palette.colour(0), Palette.colour(1), Palette.colour(2));
            assertThat(folder.resolve("coloured.h5ad")).satisfies(Files::delete);
        }
    }

    @Test
    void theyStayWithTheLevelsWhateverIsDoneToTheColumn() {
        var types = types(new Uns.Texts(List.of("#111111", "#222222", "#333333")));

        var left = types.without(List.of("NK cell")).named("types").select(new int[] {0, 1});
        assertThat(Colouring.ByLevel.of(left).colours()).containsExactly(0xff111111, 0xff333333);
    }

    @Test
    void theCacheKeepsThem() {
        Path file = coloured(new Uns.Texts(List.of("#111111", "#222222", "#333333")));
        var cached = new DatasetReaders(new Spill(folder.resolve("cache"), 16));
        for (int time = 0; time < 2; time++) {
            assertThat(cached.read(file, ReadOptions.DETECT)
                            .cells()
                            .column("cell_type")
                            .orElseThrow()
                            .asCategorical()
                            .colours())
                    .containsEntry("T cell", 0xff333333);
        }
    }
}
