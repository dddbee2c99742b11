package org.mixtura.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LassoTest {

    /** Random polygons that cross themselves, against the even-odd rule of the Java library. */
    @Test
    void selectsWhatTheEvenOddRuleSays() {
        var random = new Random(4);
        float[] x = new float[4000];
        float[] y = new float[4000];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat();
            y[i] = random.nextFloat();
        }
        for (int corners = 3; corners < 40; corners++) {
            double[] xs = random.doubles(corners).toArray();
            double[] ys = random.doubles(corners).toArray();
            var expected = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            expected.moveTo(xs[0], ys[0]);
            for (int c = 1; c < corners; c++) {
                expected.lineTo(xs[c], ys[c]);
            }
            expected.closePath();

            var selected = new Lasso(xs, ys).select(new Points("x", "y", x, y), _ -> true);

            for (int i = 0; i < x.length; i++) {
                assertThat(selected.get(i))
                        .as("point %d of %d corners", i, corners)
                        .isEqualTo(expected.contains(x[i], y[i]));
            }
        }
    }

    @Test
    void leavesOutPointsThatAreNotAskedForOrHaveNoPlace() {
        var points = new Points("x", "y", new float[] {0.5f, 0.5f, Float.NaN}, new float[] {0.5f, 0.6f, 0.5f});
        var square = new Lasso(new double[] {0, 1, 1, 0}, new double[] {0, 0, 1, 1});

        assertThat(square.select(points, i -> i != 1).stream()).containsExactly(0);
    }
}
