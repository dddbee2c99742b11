package org.mixtura.core.data;

import java.nio.file.Path;

/**
 * What was read from a file: raw counts, or any values if these were asked for, with their genes and cells. Immutable; the source file is never changed.
 *
 * @param name a short name for titles, taken from the file or folder
 * @param source where it came from
 * @param format for example {@code AnnData .h5ad} or {@code 10x MTX v3}
 * @param countsAt where in the file the counts were, for example {@code X} or {@code layers/counts}
 * @param counts cells x genes, raw counts
 * @param counted false: these are other values, which only some models can take
 */
public record CellDataset(
        String name,
        Path source,
        String format,
        String countsAt,
        CountMatrix counts,
        GeneTable genes,
        CellTable cells,
        boolean counted) {

    /** A data set of counts. */
    public CellDataset(
            String name,
            Path source,
            String format,
            String countsAt,
            CountMatrix counts,
            GeneTable genes,
            CellTable cells) {
        this(name, source, format, countsAt, counts, genes, cells, true);
    }

    public CellDataset {
        if (counts.cells() != cells.size() || counts.genes() != genes.size()) {
            throw new IllegalArgumentException("counts are %d x %d, but there are %d cells and %d genes"
                    .formatted(counts.cells(), counts.genes(), cells.size(), genes.size()));
        }
    }

    /** This data set with another cell table of the same size, for example with a joined label column. */
    public CellDataset withCells(CellTable table) {
        return new CellDataset(name, source, format, countsAt, counts, genes, table, counted);
    }
}
