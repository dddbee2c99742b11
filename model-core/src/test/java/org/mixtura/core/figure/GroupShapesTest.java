package org.mixtura.core.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentAxis;
import org.mixtura.core.embed.LatentMixture;

/** Ellipses and contours hold what they say. */
class GroupShapesTest {

    private static final int CELLS = 20_000;

    /** Half of the cells lie around (0, 0), with a standard deviation of 2 along the first axis; half around (20, 5). */
    private static float[][] places() {
        var random = new Random(3);
        float[][] places = new float[2][CELLS];
        for (int i = 0; i < CELLS; i++) {
            boolean first = i % 2 == 0;
            places[0][i] = (float) (first ? 2 * random.nextGaussian() : 20 + random.nextGaussian());
            places[1][i] = (float) (first ? random.nextGaussian() : 5 + random.nextGaussian());
        }
        return places;
    }

    private static Column.Categorical groups() {
        int[] codes = new int[CELLS];
        Arrays.setAll(codes, i -> i % 2);
        return new Column.Categorical("component", List.of("wide", "round", "empty"), codes);
    }

    private static Path2D path(GroupShape.Outline line) {
        var path = new Path2D.Double();
        path.moveTo(line.x()[0], line.y()[0]);
        for (int i = 1; i < line.x().length; i++) {
            path.lineTo(line.x()[i], line.y()[i]);
        }
        path.closePath();
        return path;
    }

    private static double inside(GroupShape shape, int step, float[][] places, int group) {
        var lines = shape.outlines().stream()
                .filter(line -> line.step() == step)
                .map(GroupShapesTest::path)
                .toList();
        int hits = 0;
        for (int i = group; i < CELLS; i += 2) {
            float x = places[0][i];
            float y = places[1][i];
            hits += lines.stream().anyMatch(line -> line.contains(x, y)) ? 1 : 0;
        }
        return hits / (CELLS / 2.0);
    }

    @Test
    void contoursHoldTheirShareOfTheCellsAndCrossesLieAtTheDensestPlace() {
        float[][] places = places();
        var shapes = GroupShapes.ofPoints(places[0], places[1], groups());
        assertThat(shapes).extracting(GroupShape::name).containsExactly("wide", "round");
        assertThat(shapes).allSatisfy(shape -> assertThat(shape.weight()).isEqualTo(0.5));
        assertThat(shapes.get(1).x()).isCloseTo(20, within(0.7));
        assertThat(shapes.get(1).y()).isCloseTo(5, within(0.7));
        for (int group = 0; group < 2; group++) {
            assertThat(inside(shapes.get(group), 1, places, group)).isCloseTo(0.393, within(0.04));
            assertThat(inside(shapes.get(group), 2, places, group)).isCloseTo(0.865, within(0.04));
        }
    }

    @Test
    void ellipsesOfANormalDistributionHoldTheSameShares() {
        float[][] places = places();
        // Variances 4 and 1; 1 and 1.
        float[] precisions = {(float) -Math.log(4), 0, 0, 0};
        var mixture = LatentMixture.ofLogits(
                new double[2], new FloatMatrix(2, 2, new float[] {0, 0, 20, 5}), new FloatMatrix(2, 2, precisions));
        var shapes = GroupShapes.ofComponents(
                mixture,
                "component",
                List.of("wide", "round"),
                LatentAxis.ofDimension(0, 2),
                LatentAxis.ofDimension(1, 2));
        for (int group = 0; group < 2; group++) {
            assertThat(inside(shapes.get(group), 1, places, group)).isCloseTo(0.393, within(0.02));
            assertThat(inside(shapes.get(group), 2, places, group)).isCloseTo(0.865, within(0.02));
        }
    }

    @Test
    void anEllipseTurnsWithTheAxes() {
        var mixture = LatentMixture.ofLogits(
                new double[1],
                new FloatMatrix(1, 2, new float[] {1, 2}),
                new FloatMatrix(1, 2, new float[] {(float) -Math.log(9), 0}));
        double half = Math.sqrt(0.5);
        var along = new LatentAxis(new double[] {half, half}, 0);
        var across = new LatentAxis(new double[] {half, -half}, 0);
        assertThat(along.covariance(along, mixture, 0)).isCloseTo(5, within(1e-5));
        assertThat(along.covariance(across, mixture, 0)).isCloseTo(4, within(1e-5));
        var shape = GroupShapes.ofComponents(mixture, "component", List.of("1"), along, across)
                .getFirst();
        assertThat(shape.x()).isCloseTo(3 * half, within(1e-6));
        var line = shape.outlines().getFirst();
        for (int i = 0; i < line.x().length; i++) {
            // Back in the dimensions themselves each corner is one standard deviation away.
            double u = half * (line.x()[i] + line.y()[i]) - 1;
            double v = half * (line.x()[i] - line.y()[i]) - 2;
            assertThat(u * u / 9 + v * v).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void cellsAtOnePlaceAndCellsWithoutAPlaceAreNoTrouble() {
        float[] x = {1, 1, 1, Float.NaN};
        float[] y = {2, 2, 2, 2};
        var column = new Column.Categorical("c", List.of("same", "nowhere"), new int[] {0, 0, 0, 1});
        var shapes = GroupShapes.ofPoints(x, y, column);
        assertThat(shapes).singleElement().satisfies(shape -> {
            assertThat(shape.x()).isCloseTo(1, within(1e-3));
            assertThat(shape.y()).isCloseTo(2, within(1e-3));
            assertThat(shape.outlines()).isNotEmpty();
        });
    }

    @Test
    void aRingHasAnInnerAndAnOuterLine() {
        float[] x = new float[4000];
        float[] y = new float[4000];
        var random = new Random(5);
        for (int i = 0; i < x.length; i++) {
            double angle = 2 * Math.PI * i / x.length;
            x[i] = (float) (10 * Math.cos(angle) + 0.3 * random.nextGaussian());
            y[i] = (float) (10 * Math.sin(angle) + 0.3 * random.nextGaussian());
        }
        var shape = GroupShapes.ofPoints(x, y, new Column.Categorical("c", List.of("ring"), new int[4000]))
                .getFirst();
        assertThat(shape.outlines().stream().filter(line -> line.step() == 2).count())
                .isEqualTo(2);
        assertThat(Math.hypot(shape.x(), shape.y())).isCloseTo(10, within(2.0));
    }
}
