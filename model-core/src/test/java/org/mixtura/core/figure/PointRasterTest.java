package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PointRasterTest {

    private static final PixelView UNIT = new PixelView(40, 20, 0, 40, 0, 20);
    private static final int[] RED_AND_BLUE = {0xffff0000, 0xff0000ff};

    @Test
    void drawsAPointWhereItsDataAreAndNowhereElse() {
        int[] pixels = new int[40 * 20];
        new PointRaster(3, 1).draw(cloud(10.5f, 15.5f, 0), RED_AND_BLUE, UNIT, pixels);

        assertThat(pixels[4 * 40 + 10]).isEqualTo(0xffff0000);
        assertThat(pixels[4 * 40 + 12]).isZero();
        assertThat(pixels[7 * 40 + 10]).isZero();
    }

    @Test
    void coversTheAreaOfTheDisc() {
        for (double diameter : new double[] {0.7, 1, 2.3, 5, 11}) {
            int[] pixels = new int[40 * 20];
            new PointRaster(diameter, 1).draw(cloud(20.3f, 10.1f, 0), RED_AND_BLUE, UNIT, pixels);
            double area = Arrays.stream(pixels).map(p -> p >>> 24).sum() / 255.0;
            assertThat(area)
                    .as("diameter %s", diameter)
                    .isCloseTo(Math.PI * diameter * diameter / 4, within(0.03 * diameter * diameter + 0.05));
        }
    }

    @Test
    void laysLaterPointsOverEarlierOnesInTheGivenOrder() {
        float[] at = {10.5f, 10.5f};
        int[] pixels = new int[40 * 20];
        new PointRaster(4, 1).draw(new PointCloud(at, at, new int[] {0, 1}, null), RED_AND_BLUE, UNIT, pixels);
        assertThat(pixels[9 * 40 + 10]).isEqualTo(0xff0000ff);

        new PointRaster(4, 1)
                .draw(new PointCloud(at, at, new int[] {0, 1}, new int[] {1, 0}), RED_AND_BLUE, UNIT, pixels);
        assertThat(pixels[9 * 40 + 10]).isEqualTo(0xffff0000);
    }

    @Test
    void buildsUpOpacityAsOneMinusTheProductOfTransparencies() {
        double opacity = 0.2;
        for (int n : new int[] {1, 2, 5, 10}) {
            float[] at = new float[n];
            Arrays.fill(at, 10.5f);
            int[] pixels = new int[40 * 20];
            new PointRaster(6, opacity).draw(new PointCloud(at, at, new int[n], null), RED_AND_BLUE, UNIT, pixels);
            int alpha = pixels[9 * 40 + 10] >>> 24;
            assertThat(alpha / 255.0).as("%d points", n).isCloseTo(1 - Math.pow(1 - opacity, n), within(0.012));
        }
    }

    @Test
    void leavesOutPointsOfNegativeColourOutOfViewOrWithoutPosition() {
        float[] x = {5, Float.NaN, 500, -500, 5, 1e30f};
        float[] y = {5, 5, 5, 5, Float.POSITIVE_INFINITY, -1e30f};
        int[] pixels = new int[40 * 20];
        new PointRaster(3, 1)
                .draw(new PointCloud(x, y, new int[] {-1, 0, 0, 0, 0, 0}, null), RED_AND_BLUE, UNIT, pixels);
        assertThat(pixels).containsOnly(0);
    }

    @Test
    void cutsDiscsAtEveryEdgeOfTheImage() {
        float[] x = {0, 40, 0, 40, 20, 20};
        float[] y = {0, 0, 20, 20, 0, 20};
        int[] pixels = new int[40 * 20];
        new PointRaster(7, 1).draw(new PointCloud(x, y, new int[6], null), RED_AND_BLUE, UNIT, pixels);
        double covered = Arrays.stream(pixels).map(p -> p >>> 24).sum() / 255.0;
        // Four quarters and two halves of a disc.
        assertThat(covered).isCloseTo(2 * Math.PI * 49 / 4, within(2.0));
    }

    @Test
    void neverLetsAChannelExceedItsAlphaOrOverflow() {
        for (int colour : new int[] {0xffffffff, 0x80808080, 0xff10f020, 0x01010101}) {
            for (int coverage = 0; coverage <= 256; coverage++) {
                for (int alpha = 0; alpha < 256; alpha++) {
                    int below = alpha << 24 | alpha << 16 | alpha / 2 << 8 | alpha;
                    int pixel = PointRaster.over(colour, coverage, below);
                    int a = pixel >>> 24;
                    assertThat(a).isGreaterThanOrEqualTo(Math.min(alpha, 254) - 1);
                    assertThat(pixel >> 16 & 255).isLessThanOrEqualTo(a);
                    assertThat(pixel >> 8 & 255).isLessThanOrEqualTo(a);
                    assertThat(pixel & 255).isLessThanOrEqualTo(a);
                }
            }
        }
    }

    @Test
    void stopsWhenThePictureIsNoLongerWanted() {
        int n = 1 << 18;
        var asked = new AtomicInteger();
        var points = new PointCloud(new float[n], new float[n], new int[n], null);
        boolean done = new PointRaster(2, 1)
                .draw(points, RED_AND_BLUE, UNIT, new int[800], () -> asked.incrementAndGet() == 2);
        assertThat(done).isFalse();
        assertThat(asked).hasValue(2);
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> new PointRaster(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointRaster(2, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PointRaster(2, 1).draw(cloud(1, 1, 0), RED_AND_BLUE, UNIT, new int[10]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("40 x 20");
        assertThatThrownBy(() -> new PixelView(10, 10, 1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PointCloud cloud(float x, float y, int colour) {
        return new PointCloud(new float[] {x}, new float[] {y}, new int[] {colour}, null);
    }
}
