package org.mixtura.core.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/**
 * How much of each cell's place depends on the seed: whether it keeps its group, and whether it keeps its neighbours.
 *
 * @param cells of all runs
 * @param groups by the cells of the first run
 * @param neighbours by cell of the table; empty when fewer than three cells are in all runs
 */
public record SeedStability(SharedCells cells, CellStability groups, Optional<NeighbourStability> neighbours) {

    /**
     * Measures both.
     *
     * @param cancelled asked now and then
     * @throws ConfigProblem when there are fewer than two runs, or one that has no cell in common with the first
     */
    public static SeedStability of(List<StoredRun> runs, BooleanSupplier cancelled) {
        var groups = CellStability.of(runs);
        return of(SharedCells.of(runs), groups, cancelled);
    }

    /** Measures both of cells that were found before. */
    public static SeedStability of(SharedCells cells, BooleanSupplier cancelled) {
        return of(cells, CellStability.of(cells.runs()), cancelled);
    }

    private static SeedStability of(SharedCells cells, CellStability groups, BooleanSupplier cancelled) {
        return new SeedStability(cells, groups, NeighbourStability.of(cells, cancelled));
    }

    /** The share of runs that put a cell into the same group; NaN for a cell that the first run lacks. */
    public double ofGroup(int cell) {
        int row = cells.rows()[0][cell];
        return row < 0 ? Double.NaN : groups.stability()[row];
    }

    /** The share of its neighbours that runs have in common; NaN where it was not measured. */
    public double ofNeighbours(int cell) {
        return neighbours.map(found -> found.overlap()[cell]).orElse(Double.NaN);
    }

    /** A line a cell: barcode, group of the first run that most runs put it into, both measures. */
    public RunTable table() {
        var levels = GroupAgreement.groups(groups.run()).levels();
        return new RunTable(
                List.of("barcode", "group", "stability", "neighbour_stability"),
                cells.size(),
                cell -> List.of(
                        cells.barcodes().get(cell),
                        group(levels, cell),
                        text(ofGroup(cell)),
                        text(ofNeighbours(cell))));
    }

    private String group(List<String> levels, int cell) {
        int row = cells.rows()[0][cell];
        return row < 0 || groups.group()[row] < 0 ? "" : levels.get(groups.group()[row]);
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
