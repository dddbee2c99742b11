package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;

class PaletteTest {

    /** Severe deuteranopia and protanopia in linear RGB: Machado, Oliveira and Fernandes (2009), table 1. */
    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };

    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };

    @Test
    void hasFortyAndMoreColoursThatDiffer() {
        assertThat(Palette.size()).isGreaterThanOrEqualTo(40);
        // A just noticeable difference is about 2 in this space.
        assertThat(closest(Palette.size(), UnaryOperator.identity())).isGreaterThan(8);
        assertThat(closest(20, UnaryOperator.identity())).isGreaterThan(12);
    }

    @Test
    void keepsTheFirstEightApartForColourBlindEyes() {
        assertThat(closest(8, rgb -> times(DEUTERANOPIA, rgb))).isGreaterThan(7.5);
        assertThat(closest(8, rgb -> times(PROTANOPIA, rgb))).isGreaterThan(7.5);
    }

    @Test
    void differsFromPaperAndFromMissing() {
        for (int i = 0; i < Palette.size(); i++) {
            assertThat(distance(lab(linear(Palette.colour(i))), lab(linear(0xffffffff))))
                    .isGreaterThan(8);
            assertThat(distance(lab(linear(Palette.colour(i))), lab(linear(Palette.MISSING))))
                    .isGreaterThan(6);
        }
    }

    @Test
    void isGreyForMissingAndStartsAgainAtTheEnd() {
        assertThat(Palette.colour(Column.Categorical.MISSING)).isEqualTo(Palette.MISSING);
        assertThat(Palette.colour(Palette.size() + 3)).isEqualTo(Palette.colour(3));
        assertThat(Palette.colours(60)).hasSize(60).startsWith(Palette.colour(0), Palette.colour(1));
    }

    @Test
    void viridisGetsLighterAllTheWay() {
        var map = ColourMap.VIRIDIS;
        assertThat(map.size()).isEqualTo(256);
        assertThat(map.colour(-1)).isEqualTo(0xff440154);
        assertThat(map.colour(2)).isEqualTo(0xfffde725);
        int[] colours = map.colours();
        for (int i = 4; i < colours.length; i++) {
            assertThat(lab(linear(colours[i]))[0]).isGreaterThan(lab(linear(colours[i - 4]))[0]);
        }
    }

    private static double closest(int colours, UnaryOperator<double[]> eyes) {
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < colours; i++) {
            for (int j = 0; j < i; j++) {
                double[] a = lab(eyes.apply(linear(Palette.colour(i))));
                double[] b = lab(eyes.apply(linear(Palette.colour(j))));
                closest = Math.min(closest, distance(a, b));
            }
        }
        return closest;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] linear(int argb) {
        double[] out = new double[3];
        for (int c = 0; c < 3; c++) {
            double v = (argb >> 16 - 8 * c & 255) / 255.0;
            out[c] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
        }
        return out;
    }

    private static double[] times(double[][] matrix, double[] v) {
        double[] out = new double[3];
        for (int r = 0; r < 3; r++) {
            out[r] = Math.max(0, matrix[r][0] * v[0] + matrix[r][1] * v[1] + matrix[r][2] * v[2]);
        }
        return out;
    }

    /** OKLab (Ottosson 2020), times 100. */
    private static double[] lab(double[] rgb) {
        double l = Math.cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
        double m = Math.cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
        double s = Math.cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
        return new double[] {
            100 * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
            100 * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
            100 * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)
        };
    }
}
