package org.mixtura.ui.explore;

import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.data.Column;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.map.MapColour;
import org.mixtura.core.run.StoredRun;

/** Says in words what gives the cells their colours on the screen. */
final class ShownColour {

    private ShownColour() {}

    /** @param run with the columns that lie on top of it */
    static MapColour of(StoredRun run, Colouring shown) {
        return switch (shown) {
            case Colouring.ByLevel levels
            when isColumn(run, levels.column()) ->
                MapColour.InColumn.ofLevels(
                        levels.column().name(), levels.byName(), levels.hiddenNames(), levels.order());
            case Colouring.ByLevel levels -> new MapColour.Answer(levels);
            case Colouring.ByValue values ->
                switch (values.origin()) {
                    case COLUMN -> MapColour.InColumn.ofNumbers(values.name(), range(values));
                    case COUNTED, EXPECTED -> gene(values);
                    case ANSWER -> new MapColour.Answer(values);
                };
            case Colouring.Blend(var first, var second) -> new MapColour.Blend(gene(first), gene(second));
        };
    }

    private static MapColour.Gene gene(Colouring.ByValue values) {
        return new MapColour.Gene(
                values.name(), values.origin() == Colouring.Origin.EXPECTED, Optional.of(range(values)));
    }

    private static MapColour.Range range(Colouring.ByValue values) {
        return new MapColour.Range(values.low(), values.high());
    }

    /** Clusters that were found just now may have the name of a column. */
    private static boolean isColumn(StoredRun run, Column.Categorical shown) {
        return run.cells()
                .column(shown.name())
                .filter(column -> !(column instanceof Column.Numeric))
                .map(Column::asCategorical)
                .filter(own -> own.levels().equals(shown.levels()) && Arrays.equals(own.codes(), shown.codes()))
                .isPresent();
    }
}
