package org.mixtura.ui.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.embed.LatentMixture;

/**
 * The components of a model as the maps show them.
 *
 * @param mixture their distributions
 * @param names of the components, in the mixture's order
 * @param cells the component of each cell; its levels are the names
 */
record ShownComponents(LatentMixture mixture, List<String> names, Column.Categorical cells) {

    ShownComponents {
        names = List.copyOf(names);
    }

    /** The components as a user has edited them. */
    static ShownComponents ofEdited(EditedComponents edited) {
        var cells = edited.column();
        return new ShownComponents(edited.mixture(), cells.levels(), cells);
    }

    /**
     * The components as a model and its run have them.
     *
     * @param cells the component of each cell; levels are numbers from 1, and those without cells may be missing
     */
    static ShownComponents ofModel(LatentMixture mixture, Column.Categorical cells) {
        var names = IntStream.rangeClosed(1, mixture.components())
                .mapToObj(Integer::toString)
                .toList();
        int[] place = cells.levels().stream().mapToInt(names::indexOf).toArray();
        int[] codes = Arrays.stream(cells.codes())
                .map(code -> code < 0 ? code : place[code])
                .toArray();
        return new ShownComponents(mixture, names, new Column.Categorical(cells.name(), names, codes));
    }
}
