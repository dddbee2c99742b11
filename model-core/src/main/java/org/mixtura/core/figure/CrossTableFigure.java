package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.group.GroupTable;
import org.mixtura.core.group.TableShare;

/**
 * Types against groups, as a table of colours with numbers.
 *
 * @param title above all; may be empty
 */
public record CrossTableFigure(String title, GroupTable table, TableShare share) implements SheetFigure {

    /** Of a type and a group, both from 0. */
    public record Place(int type, int group) {}

    @Override
    public CrossTableFigure withTitle(String text) {
        return new CrossTableFigure(text, table, share);
    }

    private HeatPanel panel() {
        double[][] values = table.values(share);
        double most =
                Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElse(1);
        var scale =
                switch (share) {
                    case TYPE -> HeatScale.shares("of the cells of a row");
                    case GROUP -> HeatScale.shares("of the cells of a column");
                    case CELLS -> HeatScale.counts(most, "cells");
                };
        return new HeatPanel(
                "",
                new HeatPanel.Side(table.against(), table.types()),
                new HeatPanel.Side(table.by(), table.groups()),
                values,
                Optional.empty(),
                scale);
    }

    @Override
    public PanelSheet sheet() {
        return new PanelSheet(title, List.of(panel()), "");
    }

    /**
     * The type and group at a point of the figure as it is drawn at a width and the height that suits it.
     *
     * @param x points from the left
     * @param y points from above
     */
    public Optional<Place> at(double x, double y, double width) {
        Rectangle2D place = sheet().placeOfFirst(width);
        return panel().at(place, x, y).map(at -> new Place(at[0], at[1]));
    }
}
