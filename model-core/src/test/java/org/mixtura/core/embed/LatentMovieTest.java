package org.mixtura.core.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.FloatMatrix;

class LatentMovieTest {

    private static final int CELLS = 60;
    private static final int[] ROWS = IntStream.range(0, CELLS).toArray();

    /** Codes of four dimensions with unlike spreads. */
    private static FloatMatrix codes(long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[CELLS * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * (4 - i % 4) + i % 4);
        }
        return new FloatMatrix(CELLS, 4, values);
    }

    /** The same codes in other axes: planes turned by an angle, an axis mirrored, all moved. */
    private static FloatMatrix turned(FloatMatrix codes, double angle) {
        float[] values = new float[codes.values().length];
        for (int i = 0; i < codes.rows(); i++) {
            double a = Math.cos(angle) * codes.at(i, 0) - Math.sin(angle) * codes.at(i, 2);
            double c = Math.sin(angle) * codes.at(i, 0) + Math.cos(angle) * codes.at(i, 2);
            values[4 * i] = (float) (a + 5);
            values[4 * i + 1] = -codes.at(i, 1);
            values[4 * i + 2] = (float) c;
            values[4 * i + 3] = codes.at(i, 3) - 2;
        }
        return new FloatMatrix(codes.rows(), 4, values);
    }

    @Test
    void codesThatOnlyTurnedStayWhereTheyAre() {
        var codes = new TreeMap<Integer, FloatMatrix>();
        var last = codes(1);
        codes.put(1, turned(turned(last, 2), 1));
        codes.put(5, turned(last, 2));
        codes.put(9, last);
        var movie = LatentMovie.of(ROWS, codes);

        assertThat(movie.frames()).extracting(LatentMovie.Frame::epoch).containsExactly(1, 5, 9);
        double[][] plane = PrincipalPlane.project(last);
        for (var frame : movie.frames()) {
            for (int i = 0; i < CELLS; i++) {
                assertThat(frame.places().at(i, 0)).isCloseTo((float) plane[i][0], within(1e-4f));
                assertThat(frame.places().at(i, 1)).isCloseTo((float) plane[i][1], within(1e-4f));
            }
        }
    }

    @Test
    void aFrameIsAViewAtRightAnglesThatKeepsDistancesOrShortensThem() {
        var codes = new TreeMap<Integer, FloatMatrix>();
        var early = codes(3);
        codes.put(1, early);
        codes.put(2, codes(4));
        var places = LatentMovie.of(ROWS, codes).frames().getFirst().places();
        for (int i = 1; i < CELLS; i++) {
            double far = 0;
            for (int d = 0; d < 4; d++) {
                far += Math.pow(early.at(i, d) - early.at(0, d), 2);
            }
            double seen =
                    Math.pow(places.at(i, 0) - places.at(0, 0), 2) + Math.pow(places.at(i, 1) - places.at(0, 1), 2);
            assertThat(seen).isPositive().isLessThan(far * 1.0001);
        }
    }

    @Test
    void codesOfTwoDimensionsAreShownAsTheyAre() {
        var flat = new FloatMatrix(2, 2, new float[] {1, 2, 3, 4});
        var codes = new TreeMap<Integer, FloatMatrix>();
        codes.put(1, new FloatMatrix(2, 2, new float[] {-1, 0, 0, 1}));
        codes.put(2, flat);
        var movie = LatentMovie.of(new int[] {0, 1}, codes);
        assertThat(movie.frames().getLast().places()).isEqualTo(flat);
        assertThat(movie.frames().getFirst().places()).isEqualTo(codes.get(1));
    }

    @Test
    void codesThatAreAllAlikeHaveAPlace() {
        var codes = new TreeMap<Integer, FloatMatrix>();
        codes.put(1, new FloatMatrix(CELLS, 4, new float[CELLS * 4]));
        codes.put(2, codes(1));
        var places = LatentMovie.of(ROWS, codes).frames().getFirst().places();
        assertThat(places.values()).containsOnly(0);
    }

    @Test
    void whatComesBeforeAFrameWithoutDirectionsIsTurnedToTheOneAfterIt() {
        var last = codes(1);
        var codes = new TreeMap<Integer, FloatMatrix>();
        codes.put(1, turned(last, 2));
        codes.put(2, new FloatMatrix(CELLS, 4, new float[CELLS * 4]));
        codes.put(3, last);
        var frames = LatentMovie.of(ROWS, codes).frames();
        for (int i = 0; i < CELLS; i++) {
            assertThat(frames.getFirst().places().at(i, 0))
                    .isCloseTo(frames.getLast().places().at(i, 0), within(1e-4f));
        }
    }

    @Test
    void someFramesAreEvenlyChosen() {
        var codes = new TreeMap<Integer, FloatMatrix>();
        for (int epoch = 1; epoch <= 50; epoch++) {
            codes.put(epoch, codes(epoch));
        }
        var movie = LatentMovie.of(ROWS, codes);
        assertThat(movie.some(8)).extracting(LatentMovie.Frame::epoch).containsExactly(1, 8, 15, 22, 29, 36, 43, 50);
        assertThat(movie.some(100)).hasSize(50);
    }
}
