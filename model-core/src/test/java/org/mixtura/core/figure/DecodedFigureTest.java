package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mixtura.core.component.DecodedPlace;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.embed.CodeDistances;

/** What a place decodes to, in numbers and as a picture. */
class DecodedFigureTest {

    private static final int WIDTH = 600;

    private static DecodedPlace place(double distance) {
        return place(distance, Optional.empty());
    }

    private static DecodedPlace place(double distance, Optional<DecodedPlace.MapCrowd> crowd) {
        return new DecodedPlace(
                "here",
                "all cells",
                new FloatMatrix(1, 2, new float[2]),
                new FloatMatrix(1, 2, new float[2]),
                new GeneTable(List.of("E1", "E2", "E3"), List.of("SAME", "HIGHER", "LOWER")),
                new double[] {9, 99, 0},
                new double[] {8, 90, 0},
                new double[] {10, 110, 1},
                new double[] {9, 9, 9},
                List.of(new DecodedPlace.NearCell("AAAC", "B cell", 0.5)),
                distance,
                new CodeDistances.Usual(1, 2),
                crowd,
                "nothing");
    }

    @Test
    void genesThatChangeMostComeFirstAndFallBelowThoseThatRise() {
        var place = place(1);
        assertThat(place.top(2)).containsExactly(1, 2);
        assertThat(place.change(1)).isEqualTo(Math.log(10));
        assertThat(place.isBeyondBand(0)).isFalse();
        assertThat(place.isBeyondBand(1)).isTrue();
        assertThat(place.table().row().apply(0)).startsWith("E2", "HIGHER", "99.0");
        assertThat(place(1).isFar()).isFalse();
        assertThat(place(3).isFar()).isTrue();
    }

    @Test
    void aPointOfThePictureIsAGene() {
        var figure = new DecodedFigure("", place(1), 3);
        assertThat(figure.geneAt(31, 240)).hasValue("HIGHER");
        assertThat(figure.geneAt(50, 240)).hasValue("LOWER");
        assertThat(figure.geneAt(5, 240)).isEmpty();
        assertThat(figure.geneAt(200, 240)).isEmpty();
    }

    @Test
    void aPlaceFarFromCellsIsSaidInRed() {
        int[] near = draw(DecodedFigure.of(place(1), 3));
        int[] far = draw(DecodedFigure.of(place(3), 3));
        assertThat(count(far, 0xffc8442c)).isGreaterThan(60);
        assertThat(count(near, 0xffc8442c)).isZero();
        assertThat(count(near, 0xff2a7f4f)).isGreaterThan(60);
    }

    @Test
    void aPlaceOfTheMapWithoutCellsIsNotGreen() {
        var usual = new CodeDistances.Usual(0.1, 0.3);
        var none = place(1, Optional.of(new DecodedPlace.MapCrowd(4, usual)));
        assertThat(none.isFar()).as("the mean of cells is near cells").isFalse();
        assertThat(none.verdict())
                .isEqualTo("No cells at this place of the map; shown is a mean of cells 4.0 units away");
        int[] red = draw(DecodedFigure.of(none, 3));
        assertThat(count(red, 0xffc8442c)).isGreaterThan(60);
        assertThat(count(red, 0xff2a7f4f)).isZero();
        var few = place(1, Optional.of(new DecodedPlace.MapCrowd(0.5, usual)));
        assertThat(few.verdict()).startsWith("Few cells at this place of the map");
        assertThat(count(draw(DecodedFigure.of(few, 3)), 0xffc98a1b)).isGreaterThan(60);
        assertThat(place(1, Optional.of(new DecodedPlace.MapCrowd(0.2, usual))).verdict())
                .startsWith("Near cells");
    }

    private static int[] draw(Figure figure) {
        double height = FigureWriter.heightMm(figure, 85);
        int[] pixels = new int[WIDTH * FigureWriter.previewHeight(85, height, WIDTH)];
        new FigureWriter().preview(figure, 85, height, WIDTH, pixels);
        return pixels;
    }

    private static long count(int[] pixels, int argb) {
        return Arrays.stream(pixels).filter(pixel -> pixel == argb).count();
    }
}
