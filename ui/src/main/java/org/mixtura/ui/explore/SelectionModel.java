package org.mixtura.ui.explore;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.mixtura.core.data.Column;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.chart.CellSelection;
import org.mixtura.ui.chart.LevelCount;
import org.mixtura.ui.chart.LinkedView;

/** The selected cells: what they are, and other cells that belong to them. */
final class SelectionModel {

    private final StoredRun run;
    private final Supplier<LinkedView> target;

    /** @param target whose selection it is; asked each time */
    SelectionModel(StoredRun run, Supplier<LinkedView> target) {
        this.run = run;
        this.target = target;
    }

    private CellSelection selection() {
        return target.get().selection();
    }

    /** What kinds of cells are selected, largest first: by label, or by cluster where there are no labels. */
    List<LevelCount> composition() {
        int[] selected = selection().stream().toArray();
        return LevelCount.of(run.labels().orElseGet(run::clusters).select(selected)).stream()
                .filter(level -> level.cells() > 0)
                .toList();
    }

    /** The barcodes of the selected cells, one a line. */
    String barcodes() {
        return selection().stream().mapToObj(run.cells().barcodes()::get).collect(Collectors.joining("\n"));
    }

    /** Selects exactly the cells that are not selected. */
    void invert() {
        target.get().invertSelection();
    }

    /** What {@link #grow} goes by: the components of the model, or the clusters of a model without. */
    Column.Categorical groups() {
        return run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .orElseGet(run::clusters);
    }

    /** What {@link #grow} goes by, in words. */
    String groupWords() {
        return run.cells().column(StoredRun.COMPONENT).isPresent() ? "components" : "clusters";
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
