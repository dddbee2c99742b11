package org.mixtura.core.map;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.figure.GroupShape;
import org.mixtura.core.figure.GroupShapes;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.StoredRun;

/**
 * The components of a model as the maps show them.
 *
 * @param mixture their distributions
 * @param names of the components, in the mixture's order
 * @param cells the component of each cell; its levels are the names
 */
public record ShownComponents(LatentMixture mixture, List<String> names, Column.Categorical cells) {

    public ShownComponents {
        names = List.copyOf(names);
    }

    /** The components as a user has edited them. */
    private static ShownComponents ofEdited(EditedComponents edited) {
        var cells = edited.column();
        return new ShownComponents(edited.mixture(), cells.levels(), cells);
    }

    /**
     * The components as a model and its run have them.
     *
     * @param cells the component of each cell; levels are numbers from 1, and those without cells may be missing
     */
    public static ShownComponents ofModel(LatentMixture mixture, Column.Categorical cells) {
        var names = IntStream.rangeClosed(1, mixture.components())
                .mapToObj(Integer::toString)
                .toList();
        int[] place = cells.levels().stream().mapToInt(names::indexOf).toArray();
        int[] codes = Arrays.stream(cells.codes())
                .map(code -> code < 0 ? code : place[code])
                .toArray();
        return new ShownComponents(mixture, names, new Column.Categorical(cells.name(), names, codes));
    }

    /**
     * The components as they are to be shown: edited where a user did so, else the model's.
     *
     * @param run whose column says which cells belong to which component; without such there are none to show
     */
    public static Optional<ShownComponents> of(LatentMixture mixture, RunLayers layers, StoredRun run) {
        return layers.components().map(ShownComponents::ofEdited).or(() -> run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .map(cells -> ofModel(mixture, cells)));
    }

    /**
     * Whether there is something to draw along these axes. Along genes and other numbers a component has neither an ellipse nor,
     * with all the zeros, a density to outline.
     */
    public static boolean canBeDrawn(MapAxis x, MapAxis y) {
        return isLine(x) && isLine(y) || x instanceof MapAxis.Map && y instanceof MapAxis.Map;
    }

    private static boolean isLine(MapAxis axis) {
        return axis instanceof MapAxis.Latent || axis instanceof MapAxis.Principal;
    }

    /**
     * The components along two axes: their ellipses in the latent space, the density of their cells on a map of it.
     *
     * @return empty where they cannot be drawn
     */
    public List<GroupShape> along(MapAxes axes, MapAxis x, MapAxis y) {
        if (!canBeDrawn(x, y)) {
            return List.of();
        }
        var along = axes.line(x);
        var across = axes.line(y);
        return along.isPresent() && across.isPresent()
                ? GroupShapes.ofComponents(mixture, cells.name(), names, along.get(), across.get())
                : GroupShapes.ofPoints(axes.values(x), axes.values(y), cells);
    }
}
