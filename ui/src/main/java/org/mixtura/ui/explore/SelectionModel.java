package org.mixtura.ui.explore;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.LevelCount;
import org.mixtura.ui.chart.LinkedView;

/** The selected cells: what they are, and other cells that belong to them. */
final class SelectionModel {

    /** The column that labels go into unless the user names another. */
    static final String COLUMN = "my labels";

    private final ReadOnlyObjectProperty<StoredRun> shown;
    private final Supplier<LinkedView> target;
    private final LayersModel layers;

    /**
     * @param shown the run with what lies on top of it
     * @param target whose selection it is; asked each time
     */
    SelectionModel(ReadOnlyObjectProperty<StoredRun> shown, Supplier<LinkedView> target, LayersModel layers) {
        this.shown = shown;
        this.target = target;
        this.layers = layers;
    }

    private StoredRun run() {
        return shown.get();
    }

    /** The columns that the user has named cells in, and the usual one. */
    List<String> labelColumns() {
        var names = new TreeSet<>(layers.layers().labels().keySet());
        names.add(COLUMN);
        return List.copyOf(names);
    }

    /**
     * Names the selected cells.
     *
     * @param column the user's; it is made when it is not there
     * @param name empty: takes the names away
     * @return why not; empty when it is done
     */
    Optional<String> label(String column, String name) {
        String wanted = column.strip();
        if (!layers.isFree(wanted)) {
            return Optional.of(
                    wanted.isEmpty()
                            ? "Labels need a column; write its name."
                            : "“%s” is a column of the data, which stays as it is. Choose another name."
                                    .formatted(wanted));
        }
        layers.label(wanted, name.strip(), selection());
        return Optional.empty();
    }

    /** A column of the cells, with what lies on top. */
    Optional<Column> column(String name) {
        return run().cells().column(name);
    }

    /** Number of cells of the run. */
    int cells() {
        return run().cells().size();
    }

    private CellSelection selection() {
        return target.get().selection();
    }

    /** What kinds of cells are selected, largest first: by label, or by cluster where there are no labels. */
    List<LevelCount> composition() {
        int[] selected = selection().stream().toArray();
        return LevelCount.of(run().labels().orElseGet(run()::clusters).select(selected)).stream()
                .filter(level -> level.cells() > 0)
                .toList();
    }

    /** The barcodes of the selected cells, one a line. */
    String barcodes() {
        return selection().stream().mapToObj(run().cells().barcodes()::get).collect(Collectors.joining("\n"));
    }

    /** Selects exactly the cells that are not selected. */
    void invert() {
        target.get().invertSelection();
    }

    /** What {@link #grow} goes by: the components of the model, or the clusters of a model without. */
    Column.Categorical groups() {
        return run().cells()
                .column(EditedComponents.COLUMN)
                .or(() -> run().cells().column(StoredRun.COMPONENT))
                .map(Column::asCategorical)
                .orElseGet(run()::clusters);
    }

    /** What {@link #grow} goes by, in words. */
    String groupWords() {
        return run().cells().column(StoredRun.COMPONENT).isPresent() ? "components" : "clusters";
    }

    /** Selects all cells of the groups that have a selected cell. */
    void grow() {
        Column.Categorical groups = groups();
        boolean[] touched = new boolean[groups.levels().size()];
        selection().stream()
                .map(cell -> groups.codes()[cell])
                .filter(code -> code >= 0)
                .forEach(code -> touched[code] = true);
        var grown = new BitSet();
        for (int cell = 0; cell < groups.size(); cell++) {
            grown.set(cell, groups.codes()[cell] >= 0 && touched[groups.codes()[cell]]);
        }
        target.get().select(CellSelection.Change.ADD, grown);
    }
}
