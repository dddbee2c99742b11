package org.mixtura.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.ImageShape;

/** Sprites are made from their factors. */
class SpritesTest {

    private static final int SIDE = 32;

    @Test
    void equalSeedsGiveEqualImagesAndOthersOthers() {
        var one = new Sprites(SIDE, 7).make(50);
        var same = new Sprites(SIDE, 7).make(50);
        var other = new Sprites(SIDE, 8).make(50);

        assertThat(factors(one)).isEqualTo(factors(same)).isNotEqualTo(factors(other));
        assertThat(bright(one)).isEqualTo(bright(same)).isNotEqualTo(bright(other));
        assertThat(one.shape()).isEqualTo(new ImageShape(SIDE, SIDE));
    }

    @Test
    void noCombinationIsDrawnTwiceAndAllShapesCome() {
        var made = new Sprites(SIDE, 1).make(2000);
        assertThat(new HashSet<>(factors(made))).hasSize(2000);
        int[] shapes = ((Column.Categorical) made.cells().columns().getFirst()).codes();
        for (int shape = 0; shape < 3; shape++) {
            int wanted = shape;
            assertThat(IntStream.of(shapes).filter(code -> code == wanted).count())
                    .isBetween(550L, 800L);
        }
    }

    @Test
    void aShapeLiesWhereItsFactorsSay() {
        var sprites = new Sprites(64, 0);
        int[] left = sprites.white(new Sprites.Factors(1, 3, 0, 0, 16));
        int[] right = sprites.white(new Sprites.Factors(1, 3, 0, 31, 16));
        assertThat(IntStream.of(left).map(p -> p % 64).average().orElseThrow()).isLessThan(24);
        assertThat(IntStream.of(right).map(p -> p % 64).average().orElseThrow()).isGreaterThan(40);
        int[] top = sprites.white(new Sprites.Factors(2, 3, 0, 16, 0));
        assertThat(IntStream.of(top).map(p -> p / 64).average().orElseThrow()).isLessThan(24);
    }

    @Test
    void largerScalesAreLargerAndAllStaysInside() {
        var sprites = new Sprites(64, 0);
        for (int shape = 0; shape < 3; shape++) {
            int small = sprites.white(new Sprites.Factors(shape, 0, 0, 16, 16)).length;
            int large = sprites.white(new Sprites.Factors(shape, 5, 0, 16, 16)).length;
            // Twice the scale, four times the area.
            assertThat((double) large / small).isBetween(3.4, 4.6);
            for (int orientation = 0; orientation < 40; orientation++) {
                int[] corner = sprites.white(new Sprites.Factors(shape, 5, orientation, 0, 0));
                assertThat(IntStream.of(corner).allMatch(p -> p % 64 > 0 && p / 64 > 0))
                        .as("shape %d, orientation %d", shape, orientation)
                        .isTrue();
            }
        }
    }

    @Test
    void moreImagesThanThereAreAreRefused() {
        assertThatThrownBy(() -> new Sprites(SIDE, 0).make(Sprites.ALL + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sprites(8, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> factors(Sprites.Made made) {
        return IntStream.range(0, made.cells().size())
                .mapToObj(i -> made.cells().columns().stream()
                        .map(column -> column.text(i))
                        .toList()
                        .toString())
                .toList();
    }

    private static float[] bright(Sprites.Made made) {
        return ImageGrid.brightness(
                        made.pixels(), IntStream.range(0, made.cells().size()).toArray())
                .values();
    }
}
