package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;

/** Figures to write in tests. */
final class Samples {

    private Samples() {}

    /** Points in columns of 10 x 10 units, one column a level, in order of level. */
    static ScatterFigure scatter(int points, List<String> levels) {
        var random = new SplittableRandom(5);
        float[] values = new float[2 * points];
        int[] codes = IntStream.range(0, points).map(i -> i % levels.size()).toArray();
        for (int i = 0; i < points; i++) {
            values[2 * i] = (float) (20 * codes[i] + 10 * random.nextDouble());
            values[2 * i + 1] = (float) (10 * random.nextDouble());
        }
        return ScatterFigure.of(
                new FloatMatrix(points, 2, values),
                Colouring.ByLevel.of(new Column.Categorical("cell_type", levels, codes)),
                ScatterFigure.Axes.ofMap("UMAP"));
    }

    static List<String> levels(int n) {
        return IntStream.range(0, n).mapToObj(i -> "Type " + (char) ('A' + i)).toList();
    }

    static CurvesFigure curves() {
        double[] epochs = IntStream.rangeClosed(1, 50).asDoubleStream().toArray();
        double[] loss = Arrays.stream(epochs).map(e -> 400 + 100 / e).toArray();
        double[] ari = Arrays.stream(epochs).map(e -> 0.6 - 0.5 / e).toArray();
        return new CurvesFigure(
                "",
                List.of(
                        new CurvesFigure.Panel(
                                "Loss",
                                "nats per cell",
                                false,
                                List.of(
                                        new CurvesFigure.Curve(
                                                "training", epochs, loss, new CurvesFigure.Look(0, false)),
                                        new CurvesFigure.Curve(
                                                "validation",
                                                epochs,
                                                Arrays.stream(loss)
                                                        .map(l -> l + 9)
                                                        .toArray(),
                                                new CurvesFigure.Look(0, true)))),
                        new CurvesFigure.Panel(
                                "Agreement with labels",
                                "",
                                false,
                                List.of(new CurvesFigure.Curve("ARI", epochs, ari, new CurvesFigure.Look(0, false))))),
                OptionalInt.of(31));
    }
}
