package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Reads the .h5 files of scDeepCluster and others (Tian et al. 2019): counts of cells x genes in {@code exprs}, dense or as
 * compressed rows or columns, names in {@code obs_names} and {@code var_names}, and a list for each column about cells in {@code obs}.
 */
final class ExprsH5Reader implements DatasetReader {

    private static final String FORMAT = "exprs .h5";
    private static final String PLACE = "exprs";
    private static final String CELLS = "obs_names";
    private static final String GENES = "var_names";

    @Override
    public boolean recognises(Path source) {
        return Hdf5Source.has(source, root -> root.childNames().containsAll(List.of(PLACE, CELLS, GENES)));
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        return Hdf5Source.read(source, root -> read(root, source, options, spill));
    }

    private static Reading read(Hdf5Node root, Path source, ReadOptions options, Spill spill) throws UnreadableData {
        if (options.countsAt().isPresent() && !options.countsAt().get().equals(PLACE)) {
            throw new UnreadableData(
                    "unknown-place",
                    "There is no matrix at '%s'."
                            .formatted(Findings.shown(options.countsAt().get())),
                    "The counts of this kind of file are at exprs.",
                    "Leave the place of the counts out.");
        }
        List<String> barcodes = texts(root.need(CELLS));
        List<String> genes = texts(root.need(GENES));
        var cells = new CellTable(barcodes, columns(root.child("obs"), barcodes.size()));
        var stored = new H5adMatrix(root.need(PLACE), barcodes.size(), genes.size(), spill);
        CountMatrix counts = root.need(PLACE).isDataset() ? stored.read() : stored.readLists();
        return new Features(genes, genes, Collections.nCopies(genes.size(), ""))
                .reading(
                        source, FORMAT, List.of(new MatrixPlace(PLACE, true)), PLACE, counts, cells, new ArrayList<>());
    }

    /** The lists that have a value for each cell. */
    private static List<Column> columns(Optional<Hdf5Node> obs, int cells) throws UnreadableData {
        var columns = new ArrayList<Column>();
        if (obs.isPresent() && !obs.get().isDataset()) {
            for (String name : obs.get().childNames()) {
                Hdf5Node list = obs.get().need(name);
                if (list.isDataset() && list.shape().length == 1 && list.shape()[0] == cells) {
                    columns.add(TextColumn.of(name, texts(list)));
                }
            }
        }
        return columns;
    }

    private static List<String> texts(Hdf5Node list) throws UnreadableData {
        return Hdf5Arrays.texts(list.flat(), list);
    }
}
