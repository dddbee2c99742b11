package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CurvesFigureTest {

    private static final int WIDTH = 600;

    private static int[] draw(CurvesFigure figure, double mm) {
        double height = FigureWriter.heightMm(figure, mm);
        int[] pixels = new int[WIDTH * FigureWriter.previewHeight(mm, height, WIDTH)];
        new FigureWriter().preview(figure, mm, height, WIDTH, pixels);
        return pixels;
    }

    private static CurvesFigure one(boolean logarithmic, double... values) {
        double[] epochs = new double[values.length];
        Arrays.setAll(epochs, i -> i + 1);
        var curve = new CurvesFigure.Curve("", epochs, values, new CurvesFigure.Look(0, false));
        return new CurvesFigure(
                "", List.of(new CurvesFigure.Panel("Loss", "", logarithmic, List.of(curve))), OptionalInt.empty());
    }

    private static long blue(int[] pixels) {
        return Arrays.stream(pixels).filter(p -> p == Palette.colour(0)).count();
    }

    @Test
    void keepsEverythingOnThePaper() {
        for (double mm : new double[] {40, 85, 174}) {
            int[] pixels = draw(Samples.curves(), mm);
            ScatterFigureTest.assertWhiteBorder(pixels, WIDTH, pixels.length / WIDTH, mm + " mm");
            assertThat(blue(pixels)).isGreaterThan(100);
        }
    }

    @Test
    void leavesGapsForValuesThatAreNoNumbers() {
        long whole = blue(draw(one(false, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 85));
        long gap = blue(draw(one(false, 1, 2, 3, Double.NaN, Double.NaN, Double.NaN, 7, 8, 9, 10), 85));
        assertThat((double) gap).isCloseTo(whole * 5 / 9.0, within(whole * 0.1));
    }

    /** The window asks the same rule, so that a line means the same in both. */
    @Test
    void trainingIsTheBrokenLineOfATerm() {
        assertThat(CurvesFigure.Look.ofTerm(2, "train")).isEqualTo(new CurvesFigure.Look(2, true));
        assertThat(CurvesFigure.Look.ofTerm(2, "validation")).isEqualTo(new CurvesFigure.Look(2, false));
    }

    @Test
    void aBrokenLineLeavesInkOut() {
        double[] flat = {5, 5};
        var panels = Stream.of(false, true)
                .map(dashed -> new CurvesFigure.Curve("", new double[] {1, 2}, flat, new CurvesFigure.Look(0, dashed)))
                .map(curve -> new CurvesFigure.Panel("", "", false, List.of(curve)))
                .map(panel -> blue(draw(new CurvesFigure("", List.of(panel), OptionalInt.empty()), 85)))
                .toList();
        assertThat(panels.get(1)).isBetween(panels.get(0) / 2, panels.get(0) * 3 / 4);
    }

    @Test
    void leavesOutOfALogarithmicAxisWhatHasNoPlaceThere() {
        assertThat(blue(draw(one(true, -1, 0, -3), 85))).isZero();
        assertThat(blue(draw(one(true, 1, 10, 100), 85))).isGreaterThan(100);
        var scale = new Scale(1, 100, 0, 10, true);
        assertThat(scale.at(10)).isCloseTo(5, within(1e-9));
        assertThat(scale.shows(0)).isFalse();
    }

    @Test
    void namesASingleCurveThatTheTitleDoesNotName() {
        var curve = new CurvesFigure.Curve(
                "validation",
                new double[] {1, 2},
                new double[] {Double.NaN, Double.NaN},
                new CurvesFigure.Look(0, false));
        var panel = new CurvesFigure.Panel("Loss", "", false, List.of(curve));
        assertThat(blue(draw(new CurvesFigure("", List.of(panel), OptionalInt.empty()), 85)))
                .as("the colour beside its name")
                .isGreaterThan(10);
    }

    @Test
    void drawsConstantSingleAndMissingCurves() {
        assertThat(blue(draw(one(false, 5, 5, 5), 85))).isGreaterThan(100);
        assertThat(blue(draw(one(false, 5), 85))).isGreaterThan(5);
        assertThat(blue(draw(one(false), 85))).isZero();
        assertThat(blue(draw(one(false, Double.NaN, Double.POSITIVE_INFINITY), 85)))
                .isZero();
        assertThatThrownBy(() -> new CurvesFigure("", List.of(), OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void marksTheBestEpochInEveryPanel() {
        int dash = 0xff6b6b6b;
        var figure = Samples.curves();
        var without = new CurvesFigure(figure.title(), figure.panels(), OptionalInt.empty());
        var beyond = new CurvesFigure(figure.title(), figure.panels(), OptionalInt.of(99));
        long marked = count(draw(figure, 60), dash);
        assertThat(marked).isGreaterThan(count(draw(without, 60), dash) + 50);
        assertThat(draw(beyond, 60)).isEqualTo(draw(without, 60));
    }

    private static long count(int[] pixels, int colour) {
        return Arrays.stream(pixels).filter(p -> p == colour).count();
    }

    @Test
    void ticksAreRoundNumbersInsideTheRange() {
        assertThat(Ticks.linear(0, 1, 5).labels()).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(Ticks.linear(-12, 9, 4).labels()).containsExactly("−10", "−5", "0", "5");
        assertThat(Ticks.linear(411.3, 589.2, 4).labels()).containsExactly("450", "500", "550");
        assertThat(Ticks.linear(1, 12_000, 3).labels()).containsExactly("5,000", "10,000");
        assertThat(Ticks.logarithmic(0.5, 2000).labels()).containsExactly("1", "10", "100", "1,000");
        assertThat(Ticks.logarithmic(1.5, 30).labels()).containsExactly("2", "5", "10", "20");
        assertThat(Ticks.logarithmic(410, 440).values()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Ticks.compact(0.012345)).isEqualTo("0.0123");
        assertThat(Ticks.compact(60)).isEqualTo("60");
    }
}
