package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;

class PaletteTest {

    @Test
    void hasFortyAndMoreColoursThatDiffer() {
        assertThat(Palette.size()).isGreaterThanOrEqualTo(40);
        // A just noticeable difference is about 2 in this space.
        assertThat(closest(Palette.size(), ColourVision.FULL)).isGreaterThan(8);
        assertThat(closest(20, ColourVision.FULL)).isGreaterThan(12);
    }

    @Test
    void keepsTheFirstEightApartForColourBlindEyes() {
        assertThat(closest(8, ColourVision.DEUTERANOPIA)).isGreaterThan(7.5);
        assertThat(closest(8, ColourVision.PROTANOPIA)).isGreaterThan(7.5);
    }

    @Test
    void whoSeesNoGreenConfusesRedAndGreenAndGreysStayGrey() {
        double red = distance(lab(linear(0xffb04040)), lab(linear(0xff608020)));
        double confused = distance(
                lab(linear(ColourVision.DEUTERANOPIA.seen(0xffb04040))),
                lab(linear(ColourVision.DEUTERANOPIA.seen(0xff608020))));
        assertThat(confused).isLessThan(red / 2);
        for (ColourVision eyes : ColourVision.values()) {
            assertThat(eyes.seen(0x80808080)).isEqualTo(0x80808080);
            assertThat(eyes.seen(0xffffffff)).isEqualTo(0xffffffff);
        }
    }

    @Test
    void viridisKeepsItsOrderForAllEyes() {
        for (ColourVision eyes : ColourVision.values()) {
            for (int step = 8; step < ColourMap.VIRIDIS.size(); step += 8) {
                int darker = ColourMap.VIRIDIS.colours()[step - 8];
                int lighter = ColourMap.VIRIDIS.colours()[step];
                assertThat(lab(linear(eyes.seen(lighter)))[0]).isGreaterThan(lab(linear(eyes.seen(darker)))[0]);
            }
        }
    }

    @Test
    void twoGenesAreToldFromOneByEyesOfAllKinds() {
        int[] table = BlendColours.table();
        int[] strong = {
            table[BlendColours.step(1, 0)],
            table[BlendColours.step(0, 1)],
            table[BlendColours.step(1, 1)],
            table[BlendColours.step(0, 0)],
            0xffffffff,
            0xff1b1f24
        };
        for (ColourVision eyes : ColourVision.values()) {
            for (int i = 0; i < strong.length; i++) {
                for (int j = 0; j < Math.min(i, 4); j++) {
                    assertThat(distance(lab(linear(eyes.seen(strong[i]))), lab(linear(eyes.seen(strong[j])))))
                            .as("%08x and %08x, %s", strong[i], strong[j], eyes)
                            .isGreaterThan(8);
                }
            }
        }
    }

    @Test
    void moreOfAGeneIsFartherFromNothing() {
        int[] table = BlendColours.table();
        double[] nothing = lab(linear(table[0]));
        for (int step = 1; step < BlendColours.STEPS; step++) {
            assertThat(distance(lab(linear(table[step])), nothing))
                    .isGreaterThan(distance(lab(linear(table[step - 1])), nothing));
            assertThat(BlendColours.strength(step)).isGreaterThan(BlendColours.strength(step - 1));
        }
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

    private static double closest(int colours, ColourVision eyes) {
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < colours; i++) {
            for (int j = 0; j < i; j++) {
                double[] a = lab(linear(eyes.seen(Palette.colour(i))));
                double[] b = lab(linear(eyes.seen(Palette.colour(j))));
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
