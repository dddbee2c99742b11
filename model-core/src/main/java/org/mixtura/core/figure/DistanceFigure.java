package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.group.GroupDistances;

/**
 * How far groups lie apart in the latent space, in the order of their tree.
 *
 * @param title above all; may be empty
 */
public record DistanceFigure(String title, GroupDistances distances) implements SheetFigure {

    @Override
    public DistanceFigure withTitle(String text) {
        return new DistanceFigure(text, distances);
    }

    @Override
    public PanelSheet sheet() {
        int[] order = distances.tree().order();
        var names = Arrays.stream(order).mapToObj(distances.names()::get).toList();
        double[][] values = Arrays.stream(order)
                .mapToObj(a -> Arrays.stream(order)
                        .mapToDouble(b -> distances.distances()[a][b])
                        .toArray())
                .toArray(double[][]::new);
        double most = IntStream.range(0, values.length)
                .mapToDouble(row -> Arrays.stream(values[row]).max().orElse(0))
                .max()
                .orElse(0);
        return new PanelSheet(
                title,
                List.of(new HeatPanel(
                        "",
                        new HeatPanel.Side(distances.by(), names),
                        new HeatPanel.Side(distances.by(), names),
                        values,
                        Optional.of(distances.tree())
                                .filter(tree -> !tree.merges().isEmpty()),
                        HeatScale.lengths(most, "Euclidean distance of the means", "tree: average linkage"))),
                "");
    }
}
