package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

/** Names inside maps: what they may not cover, and none twice. */
class PlacedNameTest {

    @TempDir
    Path folder;

    @Test
    void namesDoNotCoverMarks() {
        var mark = PlacedName.mark(50, 50, 8);
        for (double y : new double[] {44, 49, 50, 53}) {
            var names = List.of(PlacedName.at("CD19+ B", 52, y, 30, 7), PlacedName.at("far", 20, 20, 10, 7));
            var moved = PlacedName.readable(names, List.of(mark), 100, 100);
            assertThat(Math.abs(moved.getFirst().y() - 50)).as("from %s", y).isGreaterThanOrEqualTo(7.5);
            assertThat(moved.getFirst().x())
                    .as("it still stands where its cells are")
                    .isEqualTo(52);
            assertThat(moved.get(1)).isEqualTo(names.get(1));
        }
    }

    @Test
    void whatHasNoRoomStaysInThePicture() {
        var moved = PlacedName.readable(
                List.of(PlacedName.at("CD19+ B", 10, 4, 18, 7)), List.of(PlacedName.mark(10, 5, 9)), 20, 10);
        assertThat(moved.getFirst().y()).isBetween(3.5, 6.5);
    }

    @Test
    void namesWithoutRoomAreLeftOutTheLongestFirst() {
        var crowd = IntStream.range(0, 9)
                .mapToObj(i -> PlacedName.at("type " + i, 25, 10 + i, 40 + i, 7))
                .toList();
        var kept = PlacedName.readable(crowd, List.of(), 50, 30);
        assertThat(kept).hasSizeBetween(3, 4).extracting(PlacedName::text).contains("type 0");
        for (PlacedName a : kept) {
            for (PlacedName b : kept) {
                assertThat(a == b || Math.abs(a.y() - b.y()) > 5.9)
                        .as("%s over %s", a, b)
                        .isTrue();
            }
        }
        assertThat(PlacedName.readable(crowd, List.of(), 50, 100)).hasSize(9);
    }

    @Test
    void aComponentIsNamedOnceWhereItIsTheColourToo() throws Exception {
        var column = new Column.Categorical("component", List.of("alpha", "beta"), new int[] {0, 0, 1, 1});
        var points = new FloatMatrix(4, 2, new float[] {0, 0, 1, 1, 8, 8, 9, 9});
        var shapes = List.of(
                new GroupShape("component", "alpha", 1, 0.5f, 0.5f, List.of()),
                new GroupShape("component", "beta", 1, 8.5f, 8.5f, List.of()));
        assertThat(timesWritten("alpha", points, Colouring.ByLevel.of(column), shapes))
                .isEqualTo(1);
        assertThat(timesWritten("alpha", points, Colouring.ByLevel.of(column), List.of()))
                .isEqualTo(1);
        var types = new Column.Categorical("type", List.of("T", "B"), new int[] {0, 0, 1, 1});
        assertThat(timesWritten("alpha", points, Colouring.ByLevel.of(types), shapes))
                .isEqualTo(1);
        assertThat(timesWritten("T", points, Colouring.ByLevel.of(types), shapes))
                .isEqualTo(1);
    }

    private int timesWritten(String name, FloatMatrix points, Colouring colours, List<GroupShape> shapes)
            throws Exception {
        var figure = ScatterFigure.of(points, colours, ScatterFigure.Axes.ofMap("UMAP"))
                .withShapes(shapes)
                .withTitle("")
                .withLook(ScatterFigure.Look.STANDARD.withLegend(false).withLevelLabels(true));
        Path file = folder.resolve("map.svg");
        new FigureWriter().write(figure, FigureOutput.of(FigureFormat.SVG, 85), file);
        return Files.readString(file).split(">" + name + "<", -1).length - 1;
    }
}
