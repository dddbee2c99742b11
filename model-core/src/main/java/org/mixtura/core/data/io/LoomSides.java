package org.mixtura.core.data.io;

import java.util.List;
import java.util.Optional;

/**
 * Which side of a loom file's matrix is genes. The format says rows; files are written the other way round all the same, and
 * what their attributes are called and how long they are tells.
 *
 * @param genes the group of attributes that are about genes
 * @param cells the group of those about cells
 * @param finding what a user should know about it
 */
record LoomSides(Orientation orientation, String genes, String cells, Optional<Finding> finding) {

    private static final String ROWS = "row_attrs";
    private static final String COLUMNS = "col_attrs";

    static LoomSides of(Hdf5Node root, long[] shape, Optional<Orientation> said) throws UnreadableData {
        boolean swapped =
                areSwapped(root.need(ROWS).childNames(), root.need(COLUMNS).childNames());
        boolean across = !fit(root.need(ROWS), shape[0]) && fit(root.need(ROWS), shape[1]);
        boolean genesInRows = said.map(way -> way == Orientation.GENES_BY_CELLS).orElse(swapped == across);
        String likely = swapped ? COLUMNS : ROWS;
        String other = swapped ? ROWS : COLUMNS;
        long count = shape[genesInRows ? 0 : 1];
        String genes = fit(root.need(likely), count) || !fit(root.need(other), count) ? likely : other;
        return new LoomSides(
                genesInRows ? Orientation.GENES_BY_CELLS : Orientation.CELLS_BY_GENES,
                genes,
                genes.equals(ROWS) ? COLUMNS : ROWS,
                genesInRows ? Optional.empty() : Optional.of(turned(swapped, said.isPresent())));
    }

    private static Finding turned(boolean swapped, boolean said) {
        return new Finding(
                Finding.Severity.WARNING,
                "transposed",
                "The rows of this loom file's matrix were read as cells.",
                said
                        ? "That was asked for; the format says that rows are genes."
                        : swapped
                                ? "The format says that rows are genes, but names of genes stand at the columns."
                                : "The format says that rows are genes, but the lists of genes and cells fit the matrix only"
                                        + " the other way round.",
                "If that is wrong, read it the other way round.",
                List.of(new Fix.Orient(Orientation.GENES_BY_CELLS)));
    }

    private static boolean areSwapped(List<String> rows, List<String> columns) {
        return LoomNames.nameGenes(columns) && !LoomNames.nameGenes(rows) && !LoomNames.nameCells(columns);
    }

    /** Whether attributes are as long as a side of the matrix; none at all fit any. */
    private static boolean fit(Hdf5Node group, long size) throws UnreadableData {
        for (String name : group.childNames()) {
            Hdf5Node node = group.need(name);
            if (node.isDataset() && node.shape().length > 0 && node.shape()[0] == size) {
                return true;
            }
        }
        return group.childNames().isEmpty();
    }
}
