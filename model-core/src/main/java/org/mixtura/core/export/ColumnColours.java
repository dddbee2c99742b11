package org.mixtura.core.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.HexColour;
import org.mixtura.core.data.io.StudyExport;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Palette;
import org.mixtura.core.layer.RunLayers;

/** The colours that the maps have, in the order of a column's categories, which is the order in which scanpy gives them out. */
final class ColumnColours {

    /** How a column of the file is coloured: as that column of that run. */
    private record Own(RunLayers layers, String column) {}

    private final RunLayers first;
    private final Map<String, Own> found = new HashMap<>();

    ColumnColours(List<ExportedRun> runs) {
        this.first = runs.getFirst().layers();
        for (ExportedRun run : runs) {
            var layers = run.layers();
            run.found()
                    .forEach(each -> found.put(
                            each.column().name(), new Own(layers, each.own().name())));
        }
    }

    /** Empty for flags, and for more levels than there are colours. */
    Optional<StudyExport.Shades> of(Column.Categorical levels) {
        boolean flags = levels.kind() == Column.Levels.FLAG || levels.kind() == Column.Levels.NULLABLE_FLAG;
        var own = found.getOrDefault(levels.name(), new Own(first, levels.name()));
        if (flags
                || levels.levels().size() > Palette.size()
                || !(own.layers.colouring(levels.named(own.column)) instanceof Colouring.ByLevel shown)) {
            return Optional.empty();
        }
        boolean chosen = own.column.equals(EditedComponents.COLUMN)
                || own.layers.colours().containsKey(own.column);
        return Optional.of(new StudyExport.Shades(
                IntStream.range(0, levels.levels().size())
                        .mapToObj(level -> HexColour.text(shown.colours()[level]))
                        .toList(),
                chosen));
    }
}
