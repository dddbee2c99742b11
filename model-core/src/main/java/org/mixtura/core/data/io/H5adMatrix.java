package org.mixtura.core.data.io;

import java.util.Arrays;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Reads one matrix of an .h5ad file: dense, compressed sparse rows or compressed sparse columns, with today's
 * attributes ({@code encoding-type}, {@code shape}) or those before AnnData 0.7 ({@code h5sparse_format}, {@code
 * h5sparse_shape}).
 */
final class H5adMatrix {

    /** Dense matrices are read in blocks of rows of about so many entries. */
    private static final long BLOCK = 1 << 22;

    private final Hdf5Node node;
    private final int cells;
    private final int genes;
    private final boolean turned;
    private final Spill spill;

    /**
     * A matrix of cells x genes that must have that size.
     *
     * @param cells number of rows of {@code obs}
     * @param genes number of rows of {@code var}
     */
    H5adMatrix(Hdf5Node node, int cells, int genes, Spill spill) {
        this(node, cells, genes, false, spill);
    }

    /**
     * A matrix that must have that size.
     *
     * @param turned whether it is genes x cells
     */
    H5adMatrix(Hdf5Node node, int cells, int genes, boolean turned, Spill spill) {
        this.node = node;
        this.cells = cells;
        this.genes = genes;
        this.turned = turned;
        this.spill = spill;
    }

    CountMatrix read() throws UnreadableData {
        return node.isDataset() ? readDense() : readSparse();
    }

    /** The layout of 10x: {@code shape} is a list of genes and cells, and the compressed columns are cells. */
    CountMatrix readCells() throws UnreadableData {
        Hdf5Node shape = node.need("shape");
        int[] size = Hdf5Arrays.ints(shape.flat(), shape);
        if (size.length == 2) {
            checkShape(new long[] {size[1], size[0]});
        }
        return readCompressed(true);
    }

    /** The counts of lists that tell their size as cells x genes; how many there are of each says whether cells or genes are compressed. */
    CountMatrix readLists() throws UnreadableData {
        Hdf5Node shape = node.need("shape");
        checkShape(Hdf5Arrays.longs(shape.flat(), shape));
        long[] starts = node.need("indptr").shape();
        return readCompressed(cells == genes || starts.length != 1 || starts[0] != genes + 1L);
    }

    private CountMatrix readSparse() throws UnreadableData {
        String format = node.text("encoding-type")
                .filter(type -> !type.isEmpty())
                .or(() -> oldFormat())
                .orElse("csr_matrix");
        if (!format.startsWith("csr") && !format.startsWith("csc")) {
            throw new UnreadableData(
                    "unknown-encoding",
                    "The element %s is written as '%s'.".formatted(node.path(), format),
                    "Only dense, CSR and CSC matrices can be read.",
                    "Convert it in Python, for example with scipy.sparse.csr_matrix, and write the file again.");
        }
        long[] shape = node.numbers("shape")
                .or(() -> oldShape())
                .orElse(turned ? new long[] {genes, cells} : new long[] {cells, genes});
        checkShape(shape);
        return readCompressed(format.startsWith("csr") != turned);
    }

    private CountMatrix readCompressed(boolean byRow) throws UnreadableData {
        var lists = new Hdf5Sparse(node, byRow ? cells : genes, byRow ? genes : cells);
        if (!byRow) {
            return new RowSorter(node.path(), visitor -> lists.read(visitor, false), cells, genes, spill).sort();
        }
        try (var rows = new Rows(node.path(), genes, spill)) {
            lists.rows(rows);
            return rows.finish();
        }
    }

    private java.util.Optional<String> oldFormat() {
        try {
            return node.text("h5sparse_format").filter(format -> !format.isEmpty());
        } catch (UnreadableData unreadable) {
            return java.util.Optional.empty();
        }
    }

    private java.util.Optional<long[]> oldShape() {
        try {
            return node.numbers("h5sparse_shape");
        } catch (UnreadableData unreadable) {
            return java.util.Optional.empty();
        }
    }

    private void checkShape(long[] shape) throws UnreadableData {
        if (shape.length != 2 || shape[turned ? 1 : 0] != cells || shape[turned ? 0 : 1] != genes) {
            throw Hdf5Node.damaged(
                    "The matrix %s is %s, but there are %d cells and %d genes."
                            .formatted(
                                    node.path(),
                                    String.join(
                                            " x ",
                                            Arrays.stream(shape)
                                                    .mapToObj(Long::toString)
                                                    .toList()),
                                    cells,
                                    genes),
                    null);
        }
    }

    private CountMatrix readDense() throws UnreadableData {
        checkShape(node.shape());
        if (turned) {
            return LoomReader.transposed(node, genes, cells, spill);
        }
        int most = (int) Math.clamp(BLOCK / genes, 1, Integer.MAX_VALUE);
        int rowsAtOnce =
                node.chunks().map(c -> Math.max(c[0], most / c[0] * c[0])).orElse(most);
        try (var rows = new Rows(node.path(), genes, spill)) {
            for (int first = 0; first < cells; first += rowsAtOnce) {
                Object block = node.block(first, Math.min(rowsAtOnce, cells - first), 0, genes);
                for (Object row : (Object[]) block) {
                    rows.addDense(Hdf5Arrays.floats(row, node), 0);
                }
            }
            return rows.finish();
        }
    }
}
