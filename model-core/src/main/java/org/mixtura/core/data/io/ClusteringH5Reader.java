package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Reads the .h5 files that papers on clustering publish: a matrix {@code X}, dense or sparse, whose rows are mostly cells,
 * and a list {@code Y} of the type of each cell. Cells and genes have no names.
 */
final class ClusteringH5Reader implements DatasetReader {

    private static final String FORMAT = "X/Y .h5";
    private static final int NAMES_FOR_NOTHING = 1_000_000;

    @Override
    public boolean recognises(Path source) {
        return Hdf5Source.has(source, root -> {
            List<String> members = root.childNames();
            return (members.contains("X") || members.contains("x") && members.contains("y"))
                    && !members.contains("obs")
                    && !members.contains("var");
        });
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        return Hdf5Source.read(source, root -> read(root, source, options, spill));
    }

    private static Reading read(Hdf5Node root, Path source, ReadOptions options, Spill spill) throws UnreadableData {
        if (options.countsAt().isPresent() && !options.countsAt().get().equals("X")) {
            throw new UnreadableData(
                    "unknown-place",
                    "There is no matrix at '%s'."
                            .formatted(Findings.shown(options.countsAt().get())),
                    "The counts of this kind of file are at X.",
                    "Leave the place of the counts out.");
        }
        Hdf5Node matrix = root.need(root.childNames().contains("X") ? "X" : "x");
        long[] shape = shape(matrix);
        Optional<List<String>> types = types(root);
        var findings = new ArrayList<Finding>();
        boolean cellsInRows = orientation(shape, types, options, findings) == Orientation.CELLS_BY_GENES;
        int cells = (int) shape[cellsInRows ? 0 : 1];
        int genes = (int) shape[cellsInRows ? 1 : 0];
        if (types.isPresent() && types.get().size() != cells) {
            throw new UnreadableData(
                    "sizes-differ",
                    "X is %d x %d and was read with %d cells, but Y lists %d."
                            .formatted(shape[0], shape[1], cells, types.get().size()),
                    "The list of types and the matrix do not belong together, or the matrix is read the wrong way round.",
                    "Write the file again with one type for each cell, or read it the other way round.");
        }
        CountMatrix counts = counts(matrix, cells, genes, cellsInRows, spill);
        List<String> names = names(root, "gene", genes);
        if (names.equals(MatrixMarketReader.numbered("gene", genes))) {
            findings.add(TableFindings.noNames("Add a list gene_names to the file to have those of genes."));
        }
        var columns = new ArrayList<Column>();
        types.ifPresent(found -> columns.add(Column.Categorical.of("Y", found)));
        return new Features(names, names, java.util.Collections.nCopies(genes, ""))
                .reading(
                        source,
                        FORMAT,
                        List.of(new MatrixPlace("X", true)),
                        "X",
                        counts,
                        new CellTable(MatrixMarketReader.numbered("cell", cells), columns),
                        findings);
    }

    private static long[] shape(Hdf5Node matrix) throws UnreadableData {
        long[] shape = matrix.isDataset() ? matrix.shape() : sparseShape(matrix);
        if (shape.length != 2 || shape[0] < 1 || shape[1] < 1 || Math.max(shape[0], shape[1]) > Integer.MAX_VALUE - 8) {
            throw Hdf5Node.damaged("The element X is no matrix of cells and genes.", null);
        }
        if (!matrix.isDataset() && shape[0] + shape[1] > NAMES_FOR_NOTHING + 4 * entries(matrix)) {
            throw Hdf5Node.damaged("The matrix X claims to be %d x %d.".formatted(shape[0], shape[1]), null);
        }
        return shape;
    }

    private static long entries(Hdf5Node matrix) throws UnreadableData {
        long[] length = matrix.need("data").shape();
        return length.length == 1 ? length[0] : 0;
    }

    private static long[] sparseShape(Hdf5Node matrix) throws UnreadableData {
        Optional<Hdf5Node> listed = matrix.child("shape");
        if (listed.isPresent()) {
            return Hdf5Arrays.longs(listed.get().flat(), listed.get());
        }
        return matrix.numbers("shape")
                .or(() -> old(matrix))
                .orElseThrow(() -> Hdf5Node.damaged("The sparse matrix X does not tell its size.", null));
    }

    private static Optional<long[]> old(Hdf5Node matrix) {
        try {
            return matrix.numbers("h5sparse_shape");
        } catch (UnreadableData unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> types(Hdf5Node root) throws UnreadableData {
        for (String name : List.of("Y", "y", "labels")) {
            Optional<Hdf5Node> list = root.child(name);
            if (list.isPresent() && list.get().isDataset()) {
                long[] shape = list.get().shape();
                return Optional.of(
                        shape.length == 2 && shape[1] > 1
                                ? oneHot(list.get(), shape)
                                : Hdf5Arrays.texts(list.get().flat(), list.get()));
            }
        }
        return Optional.empty();
    }

    /** A column for each type, with one 1 in each row: the type is the number of that column. */
    private static List<String> oneHot(Hdf5Node list, long[] shape) throws UnreadableData {
        double[] flags = Hdf5Arrays.doubles(list.flat(), list);
        var types = new ArrayList<String>();
        for (int row = 0; row < shape[0]; row++) {
            int type = -1;
            for (int column = 0; column < shape[1]; column++) {
                double flag = flags[(int) (row * shape[1] + column)];
                if (flag == 1 && type < 0) {
                    type = column;
                } else if (flag != 0) {
                    throw new UnreadableData(
                            "unknown-labels",
                            "The list %s has %d columns, and row %d does not mark exactly one of them."
                                    .formatted(list.path(), shape[1], row + 1),
                            "Types are read from a list of one value a cell, or from columns with one 1 in each row.",
                            "Write the types as one list, or leave them out of the file.");
                }
            }
            types.add(type < 0 ? "" : Integer.toString(type));
        }
        return types;
    }

    /** The types of cells say which dimension is cells; without them rows are. */
    private static Orientation orientation(
            long[] shape, Optional<List<String>> types, ReadOptions options, List<Finding> findings) {
        int cells = types.map(List::size).orElse(-1);
        boolean rows = cells == shape[0] || cells != shape[1];
        boolean sure = (cells == shape[0]) != (cells == shape[1]);
        var verdict = new OrientationGuess.Verdict(
                rows ? Orientation.CELLS_BY_GENES : Orientation.GENES_BY_CELLS,
                sure
                        ? "Y lists %d cells".formatted(cells)
                        : "such files mostly have one row a cell, but nothing in this one says so",
                sure);
        TableFindings.orientation(verdict, options.orientation(), "matrix X").ifPresent(findings::add);
        return options.orientation().orElse(verdict.orientation());
    }

    private static CountMatrix counts(Hdf5Node matrix, int cells, int genes, boolean cellsInRows, Spill spill)
            throws UnreadableData {
        if (matrix.isDataset()) {
            return cellsInRows
                    ? new H5adMatrix(matrix, cells, genes, spill).read()
                    : LoomReader.transposed(matrix, genes, cells, spill);
        }
        // The lists compress rows unless their number of starts says columns.
        int rows = cellsInRows ? cells : genes;
        int columns = cellsInRows ? genes : cells;
        long starts = matrix.need("indptr").shape()[0];
        boolean byRow = starts == rows + 1L;
        var lists = new Hdf5Sparse(matrix, byRow ? rows : columns, byRow ? columns : rows);
        return new RowSorter(matrix.path(), visitor -> lists.read(visitor, byRow == cellsInRows), cells, genes, spill)
                .sort();
    }

    private static List<String> names(Hdf5Node root, String word, int genes) throws UnreadableData {
        for (String name : List.of("gene_names", "genes", "gene_name", "var_names")) {
            Optional<Hdf5Node> list = root.child(name);
            if (list.isPresent() && list.get().isDataset()) {
                List<String> texts = Hdf5Arrays.texts(list.get().flat(), list.get());
                if (texts.size() == genes) {
                    return texts;
                }
            }
        }
        return MatrixMarketReader.numbered(word, genes);
    }
}
