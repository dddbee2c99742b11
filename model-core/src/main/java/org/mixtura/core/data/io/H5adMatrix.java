package org.mixtura.core.data.io;

import java.util.Arrays;
import org.mixtura.core.data.CsrMatrix;

/**
 * Reads one matrix of an .h5ad file: dense, compressed sparse rows or compressed sparse columns, with today's
 * attributes ({@code encoding-type}, {@code shape}) or those before AnnData 0.7 ({@code h5sparse_format}, {@code
 * h5sparse_shape}).
 */
final class H5adMatrix {

    /** Dense matrices above this many entries are read in blocks of rows of this size. */
    private static final long BLOCK = 1 << 24;

    private final Hdf5Node node;
    private final int cells;
    private final int genes;

    /**
     * A matrix that must have that size.
     *
     * @param cells number of rows of {@code obs}
     * @param genes number of rows of {@code var}
     */
    H5adMatrix(Hdf5Node node, int cells, int genes) {
        this.node = node;
        this.cells = cells;
        this.genes = genes;
    }

    CsrMatrix read() throws UnreadableData {
        return node.isDataset() ? readDense() : readSparse();
    }

    /** The layout of 10x: {@code shape} is a list of genes and cells, and the compressed columns are cells. */
    CsrMatrix readCells() throws UnreadableData {
        Hdf5Node shape = node.need("shape");
        int[] size = Hdf5Arrays.ints(shape.flat(), shape);
        if (size.length == 2) {
            checkShape(new long[] {size[1], size[0]});
        }
        return readCompressed(true);
    }

    private CsrMatrix readSparse() throws UnreadableData {
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
        long[] shape = node.numbers("shape").or(() -> oldShape()).orElse(new long[] {cells, genes});
        checkShape(shape);
        return readCompressed(format.startsWith("csr"));
    }

    private CsrMatrix readCompressed(boolean byRow) throws UnreadableData {
        Hdf5Node indices = node.need("indices");
        Hdf5Node starts = node.need("indptr");
        Hdf5Node data = node.need("data");
        float[] values = Hdf5Arrays.floats(data.flat(), data);
        int[] minor = Hdf5Arrays.ints(indices.flat(), indices);
        int[] major = Hdf5Arrays.ints(starts.flat(), starts);
        checkSparse(major, minor, values, byRow ? cells : genes, byRow ? genes : cells);
        try {
            return byRow ? CsrMatrix.of(genes, major, minor, values) : transpose(major, minor, values);
        } catch (IllegalArgumentException e) {
            throw Hdf5Node.damaged("The matrix %s contradicts itself.".formatted(node.path()), e);
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
        if (shape.length != 2 || shape[0] != cells || shape[1] != genes) {
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

    private void checkSparse(int[] major, int[] minor, float[] values, int majors, int minors) throws UnreadableData {
        if (major.length != majors + 1
                || major[0] != 0
                || major[majors] != minor.length
                || minor.length != values.length) {
            throw Hdf5Node.damaged(
                    "The sparse matrix %s has lists of lengths that do not fit together (%d, %d, %d)."
                            .formatted(node.path(), major.length, minor.length, values.length),
                    null);
        }
        for (int i = 0; i < majors; i++) {
            if (major[i + 1] < major[i]) {
                throw Hdf5Node.damaged("The sparse matrix %s has rows that overlap.".formatted(node.path()), null);
            }
        }
        for (int index : minor) {
            if (index < 0 || index >= minors) {
                throw Hdf5Node.damaged(
                        "The sparse matrix %s has an entry at %d, outside 0 to %d."
                                .formatted(node.path(), index, minors - 1),
                        null);
            }
        }
    }

    private CsrMatrix transpose(int[] geneStarts, int[] cellOf, float[] values) {
        int[] rowStarts = new int[cells + 1];
        for (int cell : cellOf) {
            rowStarts[cell + 1]++;
        }
        Arrays.parallelPrefix(rowStarts, Integer::sum);
        int[] next = Arrays.copyOf(rowStarts, cells);
        int[] columns = new int[cellOf.length];
        float[] counts = new float[cellOf.length];
        for (int gene = 0; gene < genes; gene++) {
            for (int i = geneStarts[gene]; i < geneStarts[gene + 1]; i++) {
                int at = next[cellOf[i]]++;
                columns[at] = gene;
                counts[at] = values[i];
            }
        }
        return CsrMatrix.of(genes, rowStarts, columns, counts);
    }

    private CsrMatrix readDense() throws UnreadableData {
        checkShape(node.shape());
        var builder = new CsrBuilder(cells, genes);
        if ((long) cells * genes <= BLOCK * 4) {
            float[] all = Hdf5Arrays.floats(node.flat(), node);
            if (all.length != (long) cells * genes) {
                throw Hdf5Node.damaged("The matrix %s is incomplete.".formatted(node.path()), null);
            }
            for (int cell = 0; cell < cells; cell++) {
                builder.add(all, cell * genes);
            }
        } else {
            int rows = (int) Math.max(1, BLOCK / genes);
            for (int first = 0; first < cells; first += rows) {
                Object block = node.rows(first, Math.min(rows, cells - first), genes);
                for (Object row : (Object[]) block) {
                    builder.add(Hdf5Arrays.floats(row, node), 0);
                }
            }
        }
        return builder.build();
    }
}
