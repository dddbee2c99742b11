package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

class ScatterFigureTest {

    private static final int SIZE = 400;
    private static final double MM = 100;

    /** Three big points without a legend: at a tenth, half and nine tenths of a window of 0 to 10. */
    private static ScatterFigure three(Colouring colouring) {
        var window = new PixelView(1, 1, 0, 10, 0, 10);
        return new ScatterFigure(
                new FloatMatrix(3, 2, new float[] {1, 1, 5, 5, 9, 9}),
                colouring,
                "",
                ScatterFigure.Axes.ofMap("UMAP").showing(window),
                new ScatterFigure.Look(2.5, OptionalDouble.of(1), false, false),
                Optional.empty(),
                List.of());
    }

    private static Column.Categorical column(int... codes) {
        return new Column.Categorical("type", List.of("a", "b", "c"), codes);
    }

    private static int[] draw(Figure figure) {
        int[] pixels = new int[SIZE * SIZE];
        new FigureWriter().preview(figure, MM, MM, SIZE, pixels);
        return pixels;
    }

    /** The pixel at a place of the plot, which lies 3 points from the edges and 10 from the arrows' side. */
    private static int at(int[] pixels, double x, double y) {
        double points = MM * 72 / 25.4;
        double side = points - 3 - 3 - 10;
        int column = (int) ((13 + x / 10 * side) / points * SIZE);
        int row = (int) ((3 + (10 - y) / 10 * side) / points * SIZE);
        return pixels[row * SIZE + column];
    }

    @Test
    void drawsEachPointInItsColourAtItsPlace() {
        int[] pixels = draw(three(Colouring.ByLevel.of(column(0, 2, -1))));
        assertThat(at(pixels, 1, 1)).isEqualTo(Palette.colour(0));
        assertThat(at(pixels, 5, 5)).isEqualTo(Palette.colour(2));
        assertThat(at(pixels, 9, 9)).isEqualTo(Palette.MISSING);
        assertThat(at(pixels, 7, 3)).isEqualTo(0xffffffff);
    }

    @Test
    void leavesHiddenLevelsOutAndGreysWhatIsNotSelected() {
        var hidden = new Colouring.ByLevel(column(0, 1, 2), Palette.colours(3), Set.of(1));
        assertThat(at(draw(three(hidden)), 5, 5)).isEqualTo(0xffffffff);

        var selected = new BitSet();
        selected.set(1);
        int[] pixels = draw(three(Colouring.ByLevel.of(column(0, 1, 2))).withSelected(selected));
        assertThat(at(pixels, 5, 5)).isEqualTo(Palette.colour(1));
        assertThat(at(pixels, 1, 1)).isEqualTo(Palette.NOT_SELECTED);
    }

    @Test
    void whatIsNotSelectedIsNoZero() {
        var by = new Colouring.ByValue(
                "LYZ", "", new float[] {9, 0, 2}, ColourMap.VIRIDIS, 1, 3, true, Colouring.Origin.ANSWER);
        var selected = new BitSet();
        selected.set(1, 3);
        int[] pixels = draw(three(by).withSelected(selected));
        assertThat(at(pixels, 1, 1)).as("high, but not selected").isEqualTo(Palette.NOT_SELECTED);
        assertThat(at(pixels, 5, 5)).as("a zero").isEqualTo(Palette.MISSING);
        var bar = (ColourBar) ScatterPoints.of(three(by).withSelected(selected)).key();
        assertThat(bar.greys())
                .containsExactly(
                        new ColourBar.Grey("0", Palette.MISSING),
                        new ColourBar.Grey("not selected", Palette.NOT_SELECTED));
        assertThat(((ColourBar) ScatterPoints.of(three(by)).key()).greys()).hasSize(1);
    }

    @Test
    void coloursValuesFromLowToHighWithZeroApart() {
        var by = new Colouring.ByValue(
                "CD3D", "", new float[] {0, 1, 9}, ColourMap.VIRIDIS, 1, 3, true, Colouring.Origin.ANSWER);
        int[] pixels = draw(three(by));
        assertThat(at(pixels, 1, 1)).isEqualTo(Palette.MISSING);
        assertThat(at(pixels, 5, 5)).isEqualTo(ColourMap.VIRIDIS.colour(0));
        assertThat(at(pixels, 9, 9)).isEqualTo(ColourMap.VIRIDIS.colour(1));
    }

    private static Colouring.ByValue gene(String name, float... values) {
        return new Colouring.ByValue(name, "log", values, ColourMap.VIRIDIS, 1, 3, true, Colouring.Origin.COUNTED);
    }

    @Test
    void coloursByTwoGenesWithNothingOfBothApart() {
        int[] table = BlendColours.table();
        int[] pixels = draw(three(Colouring.Blend.of(gene("CD3D", 3, 0, 9), gene("CD8A", 0, 0, 3))));
        assertThat(at(pixels, 1, 1)).as("the first alone").isEqualTo(table[BlendColours.step(1, 0)]);
        assertThat(at(pixels, 5, 5)).as("neither").isEqualTo(Palette.MISSING);
        assertThat(at(pixels, 9, 9)).as("both").isEqualTo(table[BlendColours.step(1, 1)]);
        // A little of a gene is more than nothing of it.
        var little = Colouring.Blend.of(gene("CD3D", 0.5f), gene("CD8A", 0));
        assertThat(little.step(0)).isEqualTo(BlendColours.step(1 / 6.0, 0)).isNotEqualTo(BlendColours.step(0, 0));
        var unknown = Colouring.Blend.of(gene("CD3D", Float.NaN), gene("CD8A", 2));
        assertThat(unknown.step(0)).isEqualTo(Colouring.Blend.UNKNOWN);
    }

    @Test
    void whereOneOfTwoGenesIsStrongIsOnTop() {
        var same = new FloatMatrix(3, 2, new float[] {5, 5, 5, 5, 5, 5});
        var by = Colouring.Blend.of(gene("a", 1, 0, 0), gene("b", 1, 3, 0));
        var template = three(by);
        var figure = new ScatterFigure(same, by, "", template.axes(), template.look(), Optional.empty(), List.of());
        assertThat(at(draw(figure), 5, 5)).isEqualTo(BlendColours.table()[BlendColours.step(0, 1)]);
    }

    @Test
    void theSquareOfTwoGenesStaysOnThePaper() {
        var figure = ScatterFigure.of(
                new FloatMatrix(3, 2, new float[] {1, 1, 5, 5, 9, 9}),
                Colouring.Blend.of(gene("ENSG00000167286.9", 1, 2, 3), gene("A", 1, 3, 0)),
                ScatterFigure.Axes.ofMap("UMAP"));
        for (double mm : new double[] {40, 85, 174}) {
            double height = FigureWriter.heightMm(figure, mm);
            int[] pixels = new int[SIZE * FigureWriter.previewHeight(mm, height, SIZE)];
            new FigureWriter().preview(figure, mm, height, SIZE, pixels);
            for (int row = 0; row < pixels.length / SIZE; row++) {
                assertThat(pixels[row * SIZE + SIZE - 1])
                        .as("right edge at " + mm)
                        .isEqualTo(0xffffffff);
            }
        }
    }

    @Test
    void drawsHighValuesOverLowOnes() {
        var same = new FloatMatrix(3, 2, new float[] {5, 5, 5, 5, 5, 5});
        var by = new Colouring.ByValue(
                "g", "", new float[] {2, 3, 0}, ColourMap.VIRIDIS, 1, 3, true, Colouring.Origin.ANSWER);
        var template = three(by);
        var figure = new ScatterFigure(same, by, "", template.axes(), template.look(), Optional.empty(), List.of());
        assertThat(at(draw(figure), 5, 5)).isEqualTo(ColourMap.VIRIDIS.colour(1));
    }

    @Test
    void sortsByRisingValueNegativesIncluded() {
        float[] values = {3, -1, 0.5f, -7, Float.NaN, 3, Float.NEGATIVE_INFINITY, 0, 1e-40f};
        assertThat(ScatterPoints.ascending(values)).containsExactly(6, 3, 1, 7, 8, 2, 0, 5, 4);
    }

    @Test
    void clipsColoursAtTheOuterPercentiles() {
        float[] values = new float[1001];
        for (int i = 0; i <= 1000; i++) {
            values[i] = i;
        }
        values[1000] = 1e6f;
        var by = Colouring.ByValue.of("g", "", values, false);
        assertThat(by.low()).isCloseTo(10, within(1e-9));
        assertThat(by.high()).isCloseTo(990, within(1e-9));
        var constant = Colouring.ByValue.of("g", "", new float[] {2, 2}, true);
        assertThat(constant.share(2)).isCloseTo(0.5, within(1e-9));
        assertThat(Colouring.ByValue.of("g", "", new float[3], true).isGrey(1)).isTrue();
    }

    @Test
    void putsAShortLegendBesideAndALongOneBelow() {
        double width = 241;
        double few = Samples.scatter(100, Samples.levels(4)).heightAt(width);
        assertThat(few).as("a square picture beside its legend").isLessThan(width);
        var long40 = IntStream.range(0, 40)
                .mapToObj(i -> "A rather long name of cell type number " + i)
                .toList();
        double many = Samples.scatter(100, long40).heightAt(width);
        assertThat(many).as("a square picture above 40 lines").isGreaterThan(width + 40 * 8);
    }

    @Test
    void keepsEverythingOnThePaperAtEverySizeAndNumberOfLevels() {
        for (int levels : new int[] {1, 5, 10, 30, 40}) {
            var names = IntStream.range(0, levels)
                    .mapToObj(i -> (i % 3 == 0 ? "Plasmacytoid dendritic cells, activated " : "T ") + i)
                    .toList();
            for (double mm : new double[] {40, 85, 174}) {
                var figure = Samples.scatter(300, names)
                        .withTitle("A title that is far too long for the narrow figure but fits into the wide one");
                double height = FigureWriter.heightMm(figure, mm);
                int[] pixels = new int[SIZE * FigureWriter.previewHeight(mm, height, SIZE)];
                new FigureWriter().preview(figure, mm, height, SIZE, pixels);
                assertWhiteBorder(pixels, SIZE, pixels.length / SIZE, levels + " levels at " + mm + " mm");
            }
        }
    }

    @Test
    void keepsMeasuredAxesAndScalesOnThePaper() {
        var points = Samples.scatter(300, Samples.levels(9)).points();
        float[] values = points.column(1);
        for (boolean zero : new boolean[] {true, false}) {
            var figure = ScatterFigure.of(
                    points,
                    Colouring.ByValue.of("HLA-DRB1", "log1p counts per million", values, zero),
                    ScatterFigure.Axes.measured("Latent 1", "Latent 2"));
            for (double mm : new double[] {40, 85, 174}) {
                double height = FigureWriter.heightMm(figure, mm);
                int[] pixels = new int[SIZE * FigureWriter.previewHeight(mm, height, SIZE)];
                new FigureWriter().preview(figure, mm, height, SIZE, pixels);
                assertWhiteBorder(pixels, SIZE, pixels.length / SIZE, "values at " + mm + " mm");
            }
        }
    }

    @Test
    void keepsEverythingOnThePaperWhereTheHeightIsGiven() {
        for (int levels : new int[] {5, 12, 40}) {
            var names = IntStream.range(0, levels)
                    .mapToObj(i -> "CD8+/CD45RA+ naive cytotoxic " + i)
                    .toList();
            for (double[] mm : new double[][] {{60, 60}, {85, 50}, {85, 120}, {174, 60}, {174, 150}}) {
                int[] pixels = new int[SIZE * FigureWriter.previewHeight(mm[0], mm[1], SIZE)];
                new FigureWriter().preview(Samples.scatter(300, names), mm[0], mm[1], SIZE, pixels);
                assertWhiteBorder(pixels, SIZE, pixels.length / SIZE, levels + " levels at " + mm[0] + " x " + mm[1]);
            }
        }
    }

    @Test
    void cutsNamesSoThatTheirEndsStayApart() {
        var face = Typeface.LABEL;
        String cut = face.fittedInside("CD8+/CD45RA+ naive cytotoxic 12", 60);
        assertThat(cut).startsWith("CD8+").endsWith("12").contains("…");
        assertThat(face.width(cut)).isLessThanOrEqualTo(60);
        assertThat(face.fittedInside("CD34+", 60)).isEqualTo("CD34+");
    }

    @Test
    void saysHowManyEntriesOfALegendAreLeftOut() {
        var entries = IntStream.range(0, 30)
                .mapToObj(i -> new Legend.Entry("Type " + i, 7, java.awt.Color.RED))
                .toList();
        Block block = new Legend("type", entries).squeezed(60, 100);
        assertThat(block.height()).isLessThanOrEqualTo(100);
        assertThat(block.width()).isLessThanOrEqualTo(60);
        assertThat(new Legend("type", entries.subList(0, 4)).squeezed(60, 100).height())
                .isLessThan(block.height());
    }

    static void assertWhiteBorder(int[] pixels, int width, int height, String what) {
        for (int x = 0; x < width; x++) {
            assertThat(pixels[x]).as(what + ", upper edge").isEqualTo(0xffffffff);
            assertThat(pixels[(height - 1) * width + x])
                    .as(what + ", lower edge")
                    .isEqualTo(0xffffffff);
        }
        for (int y = 0; y < height; y++) {
            assertThat(pixels[y * width]).as(what + ", left edge").isEqualTo(0xffffffff);
            assertThat(pixels[y * width + width - 1]).as(what + ", right edge").isEqualTo(0xffffffff);
        }
        assertThat(Arrays.stream(pixels).filter(p -> p != 0xffffffff).count()).isGreaterThan(100);
    }

    @Test
    void theLegendIsThatOfTheWindowWhateverIsZoomedIntoOrSelected() {
        var all = Samples.scatter(100, Samples.levels(3));
        float[] places = all.points().values().clone();
        // One cell is hidden: it has no place.
        places[0] = Float.NaN;
        places[1] = Float.NaN;
        var column = ((Colouring.ByLevel) all.colouring()).column();
        var selected = new BitSet();
        selected.set(5);
        var shown = new ScatterFigure(
                new FloatMatrix(100, 2, places),
                new Colouring.ByLevel(column, Palette.colours(3), Set.of(1)),
                "",
                all.axes().showing(new PixelView(200, 100, -1, 15, -1, 11)),
                all.look(),
                Optional.of(selected),
                List.of());
        assertThat(ScatterPoints.of(shown).key()).isInstanceOfSatisfying(Legend.class, legend -> {
            assertThat(legend.entries()).extracting(Legend.Entry::name).containsExactly("Type A", "Type C");
            assertThat(legend.entries()).extracting(Legend.Entry::count).containsExactly(33, 33);
        });
    }

    @Test
    void theFirstInOrderIsOnTopAndFirstInTheLegend() {
        var column = column(0, 1, 2);
        // All three at one place: what is seen is on top.
        var places = new FloatMatrix(3, 2, new float[] {5, 5, 5, 5, 5, 5});
        for (int top = 0; top < 3; top++) {
            String name = column.levels().get(top);
            var figure = three(Colouring.ByLevel.of(column).ordered(List.of(name)));
            var piled = new ScatterFigure(
                    places, figure.colouring(), "", figure.axes(), figure.look(), Optional.empty(), List.of());
            assertThat(at(draw(piled), 5, 5)).as(name).isEqualTo(Palette.colour(top));
            assertThat(ScatterPoints.of(piled).key()).isInstanceOfSatisfying(Legend.class, legend -> assertThat(
                            legend.entries().getFirst().name())
                    .isEqualTo(name));
        }
    }

    @Test
    void whatTheTitleSaysIsNoHeadingOfTheLegend() {
        var figure = Samples.scatter(100, Samples.levels(3));
        double without = figure.withTitle("cell_type").heightAt(SIZE);
        assertThat(figure.withTitle("another").heightAt(SIZE)).isGreaterThanOrEqualTo(without);
        var legend = (Legend) ScatterPoints.of(figure).key();
        assertThat(legend.title()).isEqualTo("cell_type");
        assertThat(legend.untitled().below(SIZE).height())
                .isLessThan(legend.below(SIZE).height());
    }

    @Test
    void longNamesOfALegendGoOnInASecondLine() {
        var legend =
                new Legend("type", List.of(new Legend.Entry("CD8+/CD45RA+ Naive Cytotoxic", 80, java.awt.Color.RED)));
        double narrow = 80;
        assertThat(legend.below(narrow).width()).isLessThanOrEqualTo(narrow);
        assertThat(legend.below(narrow).height())
                .isGreaterThan(legend.below(300).height());
        assertThat(Typeface.LABEL.wrapped("CD8+/CD45RA+ Naive Cytotoxic", 60))
                .containsExactly("CD8+/CD45RA+", "Naive Cytotoxic");
        assertThat(Typeface.LABEL.wrapped("B cell", 60)).containsExactly("B cell");
    }

    @Test
    void aNarrowPictureHasItsLegendBelow() {
        var figure = Samples.scatter(100, Samples.levels(4));
        double width = 110;
        assertThat(figure.heightAt(width))
                .as("a square picture above its legend")
                .isGreaterThan(width);
    }

    @Test
    void fadesAllButSelectedPoints() {
        var colours = Colouring.ByLevel.of(column(0, 1, 2));
        var plain = three(colours);
        var faded = new ScatterFigure(
                plain.points(),
                colours,
                "",
                plain.axes(),
                plain.look(),
                Optional.empty(),
                List.of(),
                Optional.of(new float[] {1, 0, 0.5f}),
                MapMarks.NONE);
        int[] pixels = draw(faded);
        assertThat(at(pixels, 1, 1)).isEqualTo(Palette.colour(0));
        assertThat(at(pixels, 5, 5) & 255)
                .as("15 % of an orange without blue on white")
                .isBetween(210, 225);
        assertThat(at(pixels, 9, 9)).isNotEqualTo(Palette.colour(2)).isNotEqualTo(0xffffffff);
        var selected = new BitSet();
        selected.set(1);
        assertThat(at(draw(faded.withSelected(selected)), 5, 5)).isEqualTo(Palette.colour(1));
    }

    @Test
    void groupsOfHiddenLevelsAreHiddenWithThem() {
        var shape = new GroupShape("type", "b", 1, 5, 5, List.of());
        var hidden = new Colouring.ByLevel(column(0, 1, 0), Palette.colours(3), Set.of(1));
        assertThat(at(draw(three(hidden).withShapes(List.of(shape))), 5, 5)).isEqualTo(0xffffffff);
    }

    @Test
    void labelsLevelsInTheirDensestPlaceWithoutOverlap() {
        var figure = Samples.scatter(400, Samples.levels(8));
        var window = ScatterPoints.windowOf(figure.points());
        var plot = new Rectangle2D.Double(0, 0, 100, 100);
        var labels = PlacedName.apart(
                LevelLabels.levels(figure, (Colouring.ByLevel) figure.colouring(), plot, window, _ -> false), plot);
        assertThat(labels).hasSize(8);
        for (int i = 0; i < 8; i++) {
            var label = labels.get(i);
            double column = window.pixelX(20 * i + 5) * 100;
            assertThat(label.anchorX()).isCloseTo(column, within(5.0));
            assertThat(plot.contains(label.x(), label.y())).isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(overlap(label, labels.get(j))).isFalse();
            }
        }
    }

    private static boolean overlap(PlacedName a, PlacedName b) {
        return box(a).intersects(box(b));
    }

    private static Rectangle2D box(PlacedName label) {
        double width = new Typeface(Typeface.TITLE.file(), 6.5).width(label.text());
        return new Rectangle2D.Double(label.x() - width / 2, label.y() - 3, width, 6);
    }

    @Test
    void drawsCrossesOnlyInsideTheWindow() {
        var figure = three(Colouring.ByLevel.of(column(0, 0, 0)))
                .withShapes(List.of(
                        new GroupShape("component", "", 1, 3, 7, List.of()),
                        new GroupShape("component", "outside", 1, 30, 7, List.of())));
        int[] pixels = draw(figure);
        assertThat(at(pixels, 3, 7)).isEqualTo(0xff222222);
        assertWhiteBorder(pixels, SIZE, SIZE, "shapes");
    }

    @Test
    void drawsAnEmptyMap() {
        var figure = ScatterFigure.of(
                new FloatMatrix(0, 2, new float[0]),
                Colouring.ByLevel.of(column()),
                ScatterFigure.Axes.measured("x", "y"));
        assertThat(Arrays.stream(draw(figure)).filter(p -> p != 0xffffffff).count())
                .isGreaterThan(0);
    }

    @Test
    void refusesColoursOfOtherPoints() {
        var points = new FloatMatrix(2, 2, new float[4]);
        assertThatThrownBy(() -> ScatterFigure.of(
                        points, Colouring.ByLevel.of(column(0, 1, 2)), ScatterFigure.Axes.ofMap("UMAP")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
