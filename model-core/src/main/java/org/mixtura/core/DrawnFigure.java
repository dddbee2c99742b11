package org.mixtura.core;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/**
 * A figure and the numbers in it, for those who want to draw it themselves.
 *
 * @param figure ready to be drawn or written
 * @param data what it shows, row by row
 */
public record DrawnFigure(Figure figure, RunTable data) {

    /**
     * A map of a run's cells with place and colour of each, and whether it is selected where cells are.
     *
     * @param map a point for each cell of the run
     */
    public static DrawnFigure ofCells(StoredRun run, ScatterFigure map) {
        var header =
                new ArrayList<>(List.of("barcode", map.axes().x(), map.axes().y()));
        header.addAll(names(map.colouring()));
        map.selected().ifPresent(_ -> header.add("selected"));
        return new DrawnFigure(map, new RunTable(header, map.points().rows(), cell -> {
            var row = new ArrayList<>(List.of(
                    run.cells().barcodes().get(cell),
                    Float.toString(map.points().at(cell, 0)),
                    Float.toString(map.points().at(cell, 1))));
            row.addAll(texts(map.colouring(), cell));
            map.selected().ifPresent(selected -> row.add(Boolean.toString(selected.get(cell))));
            return row;
        }));
    }

    /** Names of what the colours stand for: two where two are blended. */
    public static List<String> names(Colouring colouring) {
        return colouring instanceof Colouring.Blend(var first, var second)
                ? List.of(first.title(), second.title())
                : List.of(colouring.title());
    }

    /** What the colour of a point stands for, one for each of the {@link #names}. */
    public static List<String> texts(Colouring colouring, int cell) {
        return switch (colouring) {
            case Colouring.ByLevel levels -> List.of(levels.column().text(cell));
            case Colouring.ByValue values -> List.of(text(values, cell));
            case Colouring.Blend(var first, var second) -> List.of(text(first, cell), text(second, cell));
        };
    }

    private static String text(Colouring.ByValue values, int cell) {
        return Float.toString(values.values()[cell]);
    }
}
