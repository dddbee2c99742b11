package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.golden.Lane;

/** Images that are turned and shifted. */
class AffineCopiesTest {

    private static final ImageShape SHAPE = new ImageShape(5, 5);

    private static float[] moved(AffineCopies.Move move) {
        float[] from = new float[25];
        from[1 * 5 + 2] = 1; // above the middle
        float[] into = new float[25];
        new AffineCopies(AffineSettings.OFF, SHAPE).copy(from, into, 0, move);
        return into;
    }

    private static int brightest(float[] image) {
        int best = 0;
        for (int i = 0; i < image.length; i++) {
            best = image[i] > image[best] ? i : best;
        }
        return best;
    }

    @Test
    void aQuarterTurnTakesWhatIsAboveToTheSide() {
        float[] turned = moved(new AffineCopies.Move(0, 1, 0, 0));
        int place = brightest(turned);
        assertThat(turned[place]).isEqualTo(1);
        assertThat(place / 5).isEqualTo(2);
        assertThat(place % 5).isIn(1, 3);
    }

    @Test
    void aShiftMovesRightAndDown() {
        assertThat(brightest(moved(new AffineCopies.Move(1, 0, 1, 2)))).isEqualTo(3 * 5 + 3);
    }

    @Test
    void halfAPixelIsSharedByTwo() {
        float[] shifted = moved(new AffineCopies.Move(1, 0, 0.5, 0));
        assertThat(shifted[1 * 5 + 2]).isEqualTo(0.5f);
        assertThat(shifted[1 * 5 + 3]).isEqualTo(0.5f);
    }

    @Test
    void copiesDifferFromEachOtherAndStayImages() {
        Lane.run(DataType.FLOAT32, run -> {
            run.seal();
            try (var step = run.trainingStep(Lane.noise())) {
                var images = step.dense(new Shape(2, 25), i -> i % 25 == 12 ? 1 : 0.2);
                float[] copies = new AffineCopies(new AffineSettings(90, 0.2, 1), SHAPE)
                        .of(images, step)
                        .toFloatArray();
                assertThat(Arrays.copyOfRange(copies, 0, 25)).isNotEqualTo(Arrays.copyOfRange(copies, 25, 50));
                for (float value : copies) {
                    assertThat(value).isBetween(0f, 1.0001f);
                }
            }
        });
    }
}
