package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.NormalisedCounts;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.group.ExpressionPass;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.GroupCorrelations;
import org.mixtura.core.group.GroupDistances;
import org.mixtura.core.group.GroupExpression;
import org.mixtura.core.group.GroupSilhouettes;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.SplitGroups;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;

/** Dots, violins and heat maps show what is in the numbers. */
class GroupFiguresTest {

    static final int WIDTH = 600;
    private static final List<String> NAMES = List.of("B cells", "CD4+/CD45RA+/CD25- Naive T", "Monocytes");

    private static final Column.Categorical TYPES = new Column.Categorical(
            "type", NAMES, IntStream.range(0, 30).map(cell -> cell / 10).toArray());

    @TempDir
    private Path folder;

    /** Thirty cells; the first gene in all cells of the first group, the second in half of the second, the third in none. */
    static GroupExpression expression() {
        return expression(TYPES);
    }

    private static GroupExpression expression(Column.Categorical groups) {
        float[][] counts = new float[30][3];
        for (int cell = 0; cell < 30; cell++) {
            counts[cell][0] = cell < 10 ? 5 + cell : 0;
            counts[cell][1] = cell >= 10 && cell < 15 ? 2 : 0;
            counts[cell][2] = cell >= 20 ? 50 : 40;
        }
        return new ExpressionPass(new NormalisedCounts(
                        CsrMatrix.ofDense(counts), IntStream.range(0, 30).toArray(), true))
                .of(
                        groups,
                        new int[] {0, 1},
                        List.of(
                                new GroupExpression.Gene("E1", "MS4A1", "B cells"),
                                new GroupExpression.Gene("E2", "CD3D", "")),
                        0);
    }

    private static List<TitledFigure> all(ExpressionScale scale) {
        return List.of(
                new DotPlotFigure("Dots", expression(), scale, GroupColours.PALETTE),
                new ViolinFigure("Violins", expression(), GroupColours.PALETTE),
                new ExpressionHeatFigure("Heat", expression(), scale, GroupColours.PALETTE),
                new MeanHeatFigure("Means", expression(), scale, GroupColours.PALETTE));
    }

    static int[] draw(Figure figure, double mm) {
        double height = FigureWriter.heightMm(figure, mm);
        int[] pixels = new int[WIDTH * FigureWriter.previewHeight(mm, height, WIDTH)];
        new FigureWriter().preview(figure, mm, height, WIDTH, pixels);
        return pixels;
    }

    static long count(int[] pixels, int colour) {
        return Arrays.stream(pixels).filter(pixel -> pixel == colour).count();
    }

    @Test
    void sharesAndMeansAreThoseOfTheCells() {
        var expression = expression();
        assertThat(expression.share()[0]).containsExactly(1, 0, 0);
        assertThat(expression.share()[1]).containsExactly(0, 0.5, 0);
        assertThat(expression.mean()[1][1]).isCloseTo(Math.log1p(1e4 * 2 / 42) / 2, within(1e-6));
        assertThat(expression.valuesOf(1, 1)).hasSize(10).contains(0f).contains((float) Math.log1p(1e4 * 2 / 42));
        assertThat(expression.table().rows()).isEqualTo(6);
        assertThat(expression.table().row().apply(0)).startsWith("MS4A1", "B cells", "B cells", "10");
    }

    /** Fifty cells of five groups with long names, in three types. */
    private static GroupTable table() {
        var groups = new Column.Categorical(
                "cluster",
                List.of("CD4+/CD45RA+ naive", "CD8+ cytotoxic T cells", "c", "d", "e"),
                IntStream.range(0, 50).map(cell -> cell % 5).toArray());
        var types = new Column.Categorical(
                "type", NAMES, IntStream.range(0, 50).map(cell -> cell % 5 / 2).toArray());
        return GroupTable.of(groups, types, TableOrder.GIVEN, GroupFiguresTest::distances);
    }

    private static GroupDistances distances() {
        return GroupDistances.of(
                "cluster",
                List.of("one", "two", "three", "four", "five"),
                new FloatMatrix(5, 1, new float[] {0, 1, 3, 7, 12}));
    }

    private static List<TitledFigure> ofCells() {
        float[] codes = new float[50];
        for (int cell = 0; cell < 50; cell++) {
            codes[cell] = cell % 5 * 10 + cell / 40f;
        }
        var groups = new Column.Categorical(
                "cluster",
                List.of("Naive cytotoxic T cells", "b", "c", "d", "e"),
                IntStream.range(0, 50).map(cell -> cell % 5).toArray());
        return List.of(
                new CrossTableFigure("Table", table(), TableShare.TYPE),
                new CrossTableFigure("Table", table(), TableShare.CELLS),
                new CompositionFigure("Bars", table(), GroupColours.PALETTE),
                new DistanceFigure("Distances", distances()),
                new SilhouetteFigure(
                        "Silhouettes",
                        GroupSilhouettes.of(
                                groups,
                                new FloatMatrix(50, 1, codes),
                                IntStream.range(0, 40).toArray()),
                        GroupColours.PALETTE),
                new CorrelationFigure(
                        "Correlations",
                        new GroupCorrelations(
                                List.of("2", "1"), expression().genes(), new double[][] {{0.5, -0.5}, {0.01, 0.4}})));
    }

    @Test
    void picturesOfCellsStayOnThePaperAndSayWhatTheyShow() throws Exception {
        for (var figure : ofCells()) {
            for (double mm : new double[] {50, 85, 174}) {
                int[] pixels = draw(figure, mm);
                ScatterFigureTest.assertWhiteBorder(pixels, WIDTH, pixels.length / WIDTH, figure + " at " + mm);
            }
            assertThat(text(figure.withTitle(""))).isNotEqualTo(text(figure)).isNotEmpty();
        }
        assertThat(text(ofCells().get(0))).contains("100", "CD8+cytotoxicTcells", "ofthecellsofarow");
        assertThat(text(ofCells().get(2))).contains("cluster", "50", "cells", "100%");
        assertThat(text(ofCells().get(3))).contains("12.0", "averagelinkage");
        assertThat(text(ofCells().get(4))).contains("40of50cells", "mean0.9");
        assertThat(text(ofCells().get(5))).contains("-0.50", "MS4A1", "+0.5");
    }

    @Test
    void coloursOfPicturesAreThoseOfTheirNumbers() {
        int[] bars = draw(ofCells().get(2), 120);
        assertThat(count(bars, Palette.colour(4)))
                .as("a type of one group")
                .isGreaterThan(3 * count(bars, Palette.colour(0)) / 2);
        int[] correlations = draw(ofCells().get(5), 120);
        assertThat(count(correlations, ColourMap.BLUE_RED.colour(1))).isGreaterThan(100);
        assertThat(count(correlations, ColourMap.BLUE_RED.colour(0))).isGreaterThan(100);
        int[] distances = draw(ofCells().get(3), 120);
        assertThat(count(distances, ColourMap.VIRIDIS.colour(0)))
                .as("the diagonal")
                .isGreaterThan(500);
    }

    /** Two markers that cross, a housekeeping gene, and steps of which the middle ones are far from cells. */
    private static PathReport path() {
        return path(1);
    }

    /** @param housekeeping so many genes */
    private static PathReport path(int housekeeping) {
        var steps = IntStream.range(0, 11)
                .mapToObj(i -> new PathReport.Step(i / 10.0, i > 3 && i < 7 ? 3 : 1, "cell" + i))
                .toList();
        return new PathReport(
                "From a to b",
                List.of(new PathReport.Stop("a", 0), new PathReport.Stop("b", 10)),
                Stream.concat(
                                Stream.of("RISING", "FALLING").map(gene -> new TraversalReport.Gene(gene, "marker")),
                                Collections.nCopies(housekeeping, new TraversalReport.Gene("ACTB", "hkg")).stream())
                        .toList(),
                new FloatMatrix(11, 1, new float[11]),
                steps,
                Stream.concat(
                                Stream.<IntToDoubleFunction>of(i -> 10 * i, i -> 100 - 10 * i),
                                Collections.<IntToDoubleFunction>nCopies(housekeeping, i -> 50 + i).stream())
                        .map(rate -> IntStream.range(0, 11).mapToDouble(rate).toArray())
                        .toArray(double[][]::new),
                new CodeDistances.Usual(1, 2));
    }

    @Test
    void aPointOfAPathIsAGeneAndAStep() {
        var figure = PathFigure.of(path(), PathLook.of(PathScale.CHANGE, PathOrder.GIVEN));
        double width = 300;
        // Rows begin below the title, the places, the strip and a gap; the plot begins right of the names.
        var first = figure.at(width - 4, 58, width);
        assertThat(first.gene()).hasValue(0);
        assertThat(first.step()).hasValue(10);
        assertThat(figure.at(width - 4, 66, width).gene()).hasValue(1);
        // Housekeeping genes are another set, a little lower.
        assertThat(figure.at(width - 4, 79, width).gene()).hasValue(2);
        assertThat(figure.at(10, 58, width).step()).as("on its name").isEmpty();
        assertThat(figure.at(width - 4, 30, width).gene()).as("on the strip").isEmpty();
        assertThat(figure.words(0, 10)).contains("RISING", "100 counts", "+4.62 since the start");
    }

    @Test
    void aPathIsDrawnOnEveryScaleAndInEveryOrder() throws Exception {
        for (PathScale scale : PathScale.values()) {
            for (PathOrder order : PathOrder.values()) {
                var figure = PathFigure.of(path(), PathLook.of(scale, order));
                for (double mm : new double[] {60, 174}) {
                    int[] pixels = draw(figure, mm);
                    ScatterFigureTest.assertWhiteBorder(pixels, WIDTH, pixels.length / WIDTH, scale + " " + order);
                }
                assertThat(text(figure)).contains("RISING", "ACTB", "housekeepingdrift0.04(1gene:", "distance");
            }
        }
        String byPeak = text(PathFigure.of(path(), PathLook.of(PathScale.LOG, PathOrder.PEAK)));
        assertThat(byPeak.indexOf("FALLING")).as("highest at the start").isLessThan(byPeak.indexOf("RISING"));
        String given = text(PathFigure.of(path(), PathLook.of(PathScale.LOG, PathOrder.GIVEN)));
        assertThat(given.indexOf("RISING")).isLessThan(given.indexOf("FALLING"));
    }

    @Test
    void changesHaveTheirColoursAndStepsFarFromCellsAreRed() {
        int[] pixels = draw(PathFigure.of(path(), PathLook.of(PathScale.CHANGE, PathOrder.GIVEN)), 120);
        assertThat(count(pixels, ColourMap.BLUE_RED.colour(1)))
                .as("the end of what rises")
                .isGreaterThan(5);
        assertThat(count(pixels, ColourMap.BLUE_RED.colour(0)))
                .as("the end of what falls")
                .isGreaterThan(5);
        assertThat(count(pixels, 0xffc8442c)).as("three red dots").isGreaterThan(5);
        int[] logs = draw(PathFigure.of(path(), PathLook.of(PathScale.LOG, PathOrder.GIVEN)), 120);
        assertThat(count(logs, ColourMap.VIRIDIS.colour(1))).isGreaterThan(20);
    }

    @Test
    void theDriftIsAmberBeyondTheLimitThatIsSet() {
        int amber = 0xffc07a10;
        for (double limit : new double[] {0.01, 0.03}) {
            var look = new PathLook(PathScale.CHANGE, PathOrder.GIVEN, limit);
            assertThat(count(draw(PathFigure.of(path(5), look), 120), amber))
                    .as("drift 0.04, limit %s", limit)
                    .isGreaterThan(4);
            assertThat(count(draw(PathFigure.of(path(4), look), 120), amber))
                    .as("too few genes to judge by")
                    .isZero();
        }
        for (double limit : new double[] {0.05, 0.5, 2}) {
            var look = new PathLook(PathScale.CHANGE, PathOrder.GIVEN, limit);
            assertThat(count(draw(PathFigure.of(path(5), look), 120), amber))
                    .as("drift 0.04, limit %s", limit)
                    .isZero();
        }
        assertThatThrownBy(() -> new PathLook(PathScale.CHANGE, PathOrder.GIVEN, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPointOfATableIsATypeAndAGroup() {
        var figure = new CrossTableFigure("", table(), TableShare.TYPE);
        double width = 340;
        var found = new TreeSet<String>();
        for (double y = 0; y < figure.heightAt(width); y += 2) {
            for (double x = 0; x < width; x += 2) {
                figure.at(x, y, width).ifPresent(place -> found.add(place.type() + "," + place.group()));
            }
        }
        assertThat(found).hasSize(3 * 5);
        assertThat(figure.at(1, 1, width)).isEmpty();
        assertThat(figure.withTitle("With a title above").at(width / 2, 12, width))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ExpressionScale.class)
    void everythingStaysOnThePaper(ExpressionScale scale) {
        for (double mm : new double[] {50, 85, 174}) {
            for (var figure : all(scale)) {
                int[] pixels = draw(figure, mm);
                ScatterFigureTest.assertWhiteBorder(pixels, WIDTH, pixels.length / WIDTH, figure + " at " + mm);
            }
        }
    }

    @Test
    void namesAreWrittenAndTitlesCanBeLeftOut() throws Exception {
        var figures = all(ExpressionScale.SHARE);
        for (int i = 0; i < figures.size(); i++) {
            String title = List.of("Dots", "Violins", "Heat", "Means").get(i);
            assertThat(text(figures.get(i))).contains("MS4A1", "CD3D", "Monocytes", "10", "cells", title);
            assertThat(text(figures.get(i).withTitle(""))).doesNotContain(title);
        }
    }

    private String text(Figure figure) throws java.io.IOException {
        Path pdf = folder.resolve("figure.pdf");
        new FigureWriter().write(figure, FigureOutput.of(FigureFormat.PDF, 120), pdf);
        try (var document = Loader.loadPDF(pdf.toFile())) {
            // Names of columns are written upwards where they are long.
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    @Test
    void aDotIsAsLargeAsItsShareAndAsBrightAsItsMean() {
        int[] pixels = draw(new DotPlotFigure("", expression(), ExpressionScale.SHARE, GroupColours.PALETTE), 85);
        long largest = count(pixels, ColourMap.VIRIDIS.colour(1));
        int[] halved = draw(new DotPlotFigure("", expression(), ExpressionScale.LOG, GroupColours.PALETTE), 85);
        // On one scale only the gene that is higher is brightest: a dot of all cells, without the one of half of them.
        long alone = count(halved, ColourMap.VIRIDIS.colour(1));
        double key = 30;
        assertThat((largest - key) / (alone - key)).isBetween(1.35, 1.65);
        assertThat(count(
                        draw(new DotPlotFigure("", expression(), ExpressionScale.Z, GroupColours.PALETTE), 85),
                        ColourMap.VIRIDIS.colour(1)))
                .isZero();
    }

    @Test
    void splitViolinsHaveAHalfOfEachSide() throws Exception {
        // Control and treated cells take turns; of the last group there are controls only.
        var sides = new Column.Categorical(
                "condition",
                List.of("ctrl", "stim", "unused"),
                IntStream.range(0, 30).map(cell -> cell < 20 ? cell % 2 : 0).toArray());
        var split = SplitGroups.of(TYPES, sides);
        var ofHalves = expression(split.halves());
        assertThat(split.whole(ofHalves))
                .extracting(GroupExpression.Group::cells)
                .containsExactly(10, 10, 10);
        assertThat(split.place(ofHalves, 2, 1)).isEmpty();
        int stim = split.place(ofHalves, 1, 1).orElseThrow();
        assertThat(ofHalves.groups().get(stim)).isEqualTo(new GroupExpression.Group(NAMES.get(1) + ", stim", 5));
        assertThat(ofHalves.share()[1][stim]).isEqualTo(0.4);

        var figure = new ViolinFigure("Violins", ofHalves, GroupColours.PALETTE, Optional.of(split));
        assertThat(text(figure)).contains("ctrl", "stim", "MS4A1", "Monocytes", "10");
        int[] pixels = draw(figure.withTitle(""), 85);
        long ctrl = count(pixels, Palette.colour(0));
        long treated = count(pixels, Palette.colour(1));
        assertThat(treated).isGreaterThan(100);
        assertThat(ctrl).as("the last group has this half alone").isGreaterThan(treated);
    }

    @Test
    void onlyTwoSidesSplitAViolin() {
        assertThatThrownBy(() -> SplitGroups.of(TYPES, TYPES))
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("split by 'type'")
                .hasMessageContaining("3 values");
    }

    @Test
    void aViolinHasTheColourOfItsGroupInMaps() {
        int[] pixels = draw(new ViolinFigure("", expression(), GroupColours.PALETTE), 85);
        assertThat(count(pixels, Palette.colour(0))).isGreaterThan(500);
        assertThat(count(pixels, Palette.colour(1))).isGreaterThan(300);
    }

    @Test
    void groupsHaveTheColoursThatTheMapGivesThem() {
        int purple = 0xff8c33f5;
        var groups = expression().groups();
        var chosen = new GroupColours(java.util.Map.of(
                groups.getFirst().name(), purple, table().groups().getFirst(), purple));
        var pictures = List.of(
                new ViolinFigure("", expression(), chosen),
                new DotPlotFigure("", expression(), ExpressionScale.SHARE, chosen),
                new ExpressionHeatFigure("", expression(), ExpressionScale.SHARE, chosen),
                new MeanHeatFigure("", expression(), ExpressionScale.SHARE, chosen),
                new CompositionFigure("", table(), chosen));
        for (Figure picture : pictures) {
            int[] pixels = draw(picture, 85);
            assertThat(count(pixels, purple)).as("%s", picture.getClass()).isGreaterThan(20);
            assertThat(count(pixels, Palette.colour(0)))
                    .as("%s", picture.getClass())
                    .isZero();
        }
    }

    @Test
    void aViolinEndsWhereValuesEndAndIsWidestWhereMostAre() {
        var shape = ViolinShape.of(new float[] {0, 0, 0, 0, 0, 0, 2}, 0, 4);
        assertThat(shape.widths()[0]).isEqualTo(1);
        assertThat(shape.widths()[32]).as("where one cell is").isBetween(0.05, 0.3);
        assertThat(shape.widths()[63]).isZero();
        assertThat(ViolinShape.of(new float[0], 0, 1).widths()).containsOnly(0);
    }

    @Test
    void aHeatMapShowsEachCell() throws Exception {
        int[] pixels =
                draw(new ExpressionHeatFigure("", expression(), ExpressionScale.SHARE, GroupColours.PALETTE), 174);
        assertThat(count(pixels, ColourMap.VIRIDIS.colour(1)))
                .as("the largest value")
                .isGreaterThan(20);
        assertThat(count(pixels, ColourMap.VIRIDIS.colour(0))).as("no count").isGreaterThan(5000);
        Path svg = folder.resolve("heat.svg");
        new FigureWriter()
                .write(
                        new ExpressionHeatFigure("", expression(), ExpressionScale.SHARE, GroupColours.PALETTE),
                        FigureOutput.of(FigureFormat.SVG, 85),
                        svg);
        assertThat(Files.readString(svg)).contains("<image", "MS4A1");
    }
}
