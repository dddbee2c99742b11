package org.mixtura.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mixtura.core.compare.MeasuredTable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.engine.LaneExtension;
import org.mixtura.core.infer.ImageFeatures;

/** What is measured of images. */
class ImageMeasuresTest {

    @RegisterExtension
    private static final LaneExtension NATIVE = new LaneExtension();

    private static FloatMatrix rows(int count, int columns, Cell cell) {
        float[] values = new float[count * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) cell.at(i / columns, i % columns);
        }
        return new FloatMatrix(count, columns, values);
    }

    private interface Cell {
        double at(int row, int column);
    }

    @Test
    void theFrechetDistanceIsThatOfScipysMatrixRoot() {
        var a = rows(12, 3, (i, c) -> c == 0 ? i * 0.5 % 1.7 : c == 1 ? (double) (i * i) % 2.3 : Math.sin(i));
        var b = rows(9, 3, (i, c) -> c == 0 ? i * 0.3 % 1.1 + 0.5 : c == 1 ? i * 1.7 % 2.9 : Math.cos(i) * 2);
        assertThat(FrechetDistance.between(a, b)).isCloseTo(0.7326974549652739, within(1e-5));
        assertThat(FrechetDistance.between(a, a)).isCloseTo(0, within(1e-6));
    }

    @Test
    void crossEntropyIsThatOfTheFormula() {
        var images = new FloatMatrix(1, 4, new float[] {0, 1, 0.5f, 1});
        var decoded = new FloatMatrix(1, 4, new float[] {0.25f, 0.5f, 0.5f, 0});
        double expected = (-Math.log(0.75) - Math.log(0.5) - Math.log(0.5) + 100) / 4;
        assertThat(ImageMeasures.crossEntropy(images, decoded)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void aFactorPerDimensionIsDisentangledAndChanceIsNot() {
        var random = new SplittableRandom(4);
        int images = 600;
        double[] first = new double[images];
        double[] second = new double[images];
        for (int i = 0; i < images; i++) {
            first[i] = random.nextInt(5);
            second[i] = random.nextInt(7);
        }
        var factors = List.of(first, second);
        var apart = rows(images, 3, (i, d) -> d == 0 ? first[i] : d == 1 ? -second[i] : 0);
        var unrelated = rows(images, 3, (_, _) -> random.nextDouble());
        var score = new Disentanglement(200, 32, 1);
        assertThat(score.of(apart, factors)).isEqualTo(1);
        assertThat(score.of(unrelated, factors)).isBetween(0.3, 0.8);
        assertThat(score.of(rows(images, 2, (_, _) -> 1), factors)).isNaN();
    }

    @Test
    void aStrokeLeansAsItIsDrawnAndIsAsWideAsItsInk() {
        var shape = new ImageShape(21, 21);
        var upright = rows(1, 441, (_, p) -> p % 21 == 10 && p / 21 > 2 && p / 21 < 18 ? 1 : 0);
        var diagonal = rows(1, 441, (_, p) -> p % 21 == 20 - p / 21 ? 1 : 0);
        var empty = rows(1, 441, (_, _) -> 0);
        assertThat(Stroke.of(shape, upright, 0).angle()).isCloseTo(0, within(1e-9));
        assertThat(Stroke.of(shape, upright, 0).width()).isCloseTo(1 / 21.0, within(1e-9));
        // From the lower left to the upper right: leans to the right by 45 degrees.
        assertThat(Stroke.of(shape, diagonal, 0).angle()).isCloseTo(Math.PI / 4, within(1e-9));
        assertThat(Stroke.of(shape, empty, 0)).isEqualTo(new Stroke(0, 0));
    }

    @Test
    void theClassifierTellsWhatItLearnedAndItsFeaturesTellSetsApart() {
        var random = new SplittableRandom(2);
        int[] labels = new int[200];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % 2;
        }
        var images = rows(200, 20, (i, p) -> (p < 10) == (i % 2 == 0) ? 0.6 + 0.4 * random.nextDouble() : 0.1);
        var alike = rows(100, 20, (i, p) -> (p < 10) == (i % 2 == 0) ? 0.6 + 0.4 * random.nextDouble() : 0.1);
        var noise = rows(100, 20, (_, _) -> random.nextDouble());
        var seen = new ImageFeatures(NATIVE.lane(), 0).of(images, labels, List.of(images, alike, noise));
        assertThat(seen.accuracy()).isGreaterThan(0.99);
        double near =
                FrechetDistance.between(seen.features().get(0), seen.features().get(1));
        double far =
                FrechetDistance.between(seen.features().get(0), seen.features().get(2));
        assertThat(near).isLessThan(far / 5);
    }

    @Test
    void aTableShowsMeansDeviationsAndWhatWasPublished() {
        var table = new MeasuredTable(
                "A table",
                List.of(
                        new MeasuredTable.Line(
                                "one",
                                List.of(Map.of("accuracy %", 50.0), Map.of("accuracy %", 54.0)),
                                Map.of("accuracy %", "84.56")),
                        new MeasuredTable.Line("two", List.of(), Map.of())));
        assertThat(table.header()).containsExactly("model", "runs", "accuracy %", "accuracy % (published)");
        assertThat(table.markdown()).contains("# A table", "| one | 2 | 52.00 ± 2.8 | 84.56 |", "| two | 0 |  |  |");
    }

    @Test
    void everyTableOfThePapersIsThere() {
        assertThat(PaperTable.of("003", false, false).orElseThrow().lines()).hasSize(5);
        assertThat(PaperTable.of("003", true, false).orElseThrow().lines()).hasSize(3);
        assertThat(PaperTable.of("004", false, true).orElseThrow().lines()).hasSize(12);
        assertThat(PaperTable.of("004", true, false)).isEmpty();
        assertThat(PaperTable.of("005", false, false)).isEmpty();
        assertThat(PaperTable.of("003", false, false).orElseThrow().lines())
                .extracting(PaperTable.Line::slug)
                .doesNotHaveDuplicates();
    }
}
