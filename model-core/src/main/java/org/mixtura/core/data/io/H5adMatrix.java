package org.mixtura.core.data.io;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.error.DataProblem;

/** A matrix of an AnnData file: compressed sparse rows or columns, in the new or the old encoding, or dense. */
final class H5adMatrix {

    private static final long LARGEST = Integer.MAX_VALUE - 8;

    private final Node node;
    private final int cells;
    private final int genes;

    /**
     * @param cells number of rows that obs promises
     * @param genes number of columns that var promises
     */
    H5adMatrix(Node node, int cells, int genes) {
        this.node = node;
        this.cells = cells;
        this.genes = genes;
    }

    /** Reads the matrix as sparse rows, cells x genes. */
    CsrMatrix read() {
        if (node instanceof Dataset dense) {
            return readDense(dense);
        }
        var group = (Group) node;
        String encoding = H5Values.text(group, "encoding-type")
                .or(() -> H5Values.text(group, "h5sparse_format").map(format -> format + "_matrix"))
                .orElse("");
        long[] shape = H5Values.longs(group, "shape")
                .or(() -> H5Values.longs(group, "h5sparse_shape"))
                .orElseThrow(() -> malformed("it does not say its shape"));
        requireShape(shape);
        return switch (encoding) {
            case "csr_matrix" -> rows(group, cells, genes);
            case "csc_matrix" -> transposed(rows(group, genes, cells));
            default -> throw malformed("its encoding '%s' is not known".formatted(encoding));
        };
    }

    private CsrMatrix rows(Group group, int rows, int columns) {
        var indptr = part(group, "indptr");
        if (indptr.getSize() != rows + 1L) {
            throw malformed("indptr has %d entries for %d rows".formatted(indptr.getSize(), rows));
        }
        var data = part(group, "data");
        var indices = part(group, "indices");
        if (data.getSize() > LARGEST || data.getSize() != indices.getSize()) {
            throw malformed("it has %d values and %d indices".formatted(data.getSize(), indices.getSize()));
        }
        int[] starts = H5Values.toInts(indptr.getData());
        if (starts[rows] != data.getSize()) {
            throw malformed("indptr ends at %d, but there are %d values".formatted(starts[rows], data.getSize()));
        }
        if (data.getSize() == 0) {
            return CsrMatrix.of(columns, starts, new int[0], new float[0]);
        }
        try {
            return CsrMatrix.of(
                    columns,
                    starts,
                    H5Values.toInts(indices.getData()).clone(),
                    H5Values.toFloats(data.getData()).clone());
        } catch (IllegalArgumentException contradiction) {
            throw malformed(contradiction.getMessage());
        }
    }

    private static CsrMatrix transposed(CsrMatrix columns) {
        int entries = (int) columns.nonZeros();
        int[] starts = new int[columns.genes() + 1];
        int[] index = new int[columns.genes()];
        float[] values = new float[columns.genes()];
        for (int c = 0; c < columns.cells(); c++) {
            int length = columns.copyRow(c, index, values, 0);
            for (int i = 0; i < length; i++) {
                starts[index[i] + 1]++;
            }
        }
        for (int r = 0; r < columns.genes(); r++) {
            starts[r + 1] += starts[r];
        }
        int[] next = starts.clone();
        int[] newColumns = new int[entries];
        float[] newValues = new float[entries];
        for (int c = 0; c < columns.cells(); c++) {
            int length = columns.copyRow(c, index, values, 0);
            for (int i = 0; i < length; i++) {
                int to = next[index[i]]++;
                newColumns[to] = c;
                newValues[to] = values[i];
            }
        }
        return CsrMatrix.of(columns.cells(), starts, newColumns, newValues);
    }

    private CsrMatrix readDense(Dataset dense) {
        requireShape(dense.getDimensionsAsLong());
        int[] starts = new int[cells + 1];
        int[] columns = new int[1024];
        float[] values = new float[1024];
        int at = 0;
        int slab = (int) Math.max(1, Math.min(cells, (1 << 22) / Math.max(1, genes)));
        for (int from = 0; from < cells; from += slab) {
            int rows = Math.min(slab, cells - from);
            Object[] block = (Object[]) dense.getData(new long[] {from, 0}, new int[] {rows, genes});
            for (int r = 0; r < rows; r++) {
                float[] row = H5Values.toFloats(block[r]);
                for (int g = 0; g < genes; g++) {
                    if (row[g] != 0) {
                        if (at == columns.length) {
                            int larger = (int) Math.min(LARGEST, 2L * at);
                            columns = Arrays.copyOf(columns, larger);
                            values = Arrays.copyOf(values, larger);
                        }
                        columns[at] = g;
                        values[at++] = row[g];
                    }
                }
                starts[from + r + 1] = at;
            }
        }
        return CsrMatrix.of(genes, starts, Arrays.copyOf(columns, at), Arrays.copyOf(values, at));
    }

    private void requireShape(long[] shape) {
        if (shape.length != 2 || shape[0] != cells || shape[1] != genes) {
            throw malformed(
                    "its shape is %s, but obs and var promise %d x %d".formatted(Arrays.toString(shape), cells, genes));
        }
    }

    private Dataset part(Group group, String name) {
        return H5Values.dataset(group, name).orElseThrow(() -> malformed("it has no '%s'".formatted(name)));
    }

    private DataProblem malformed(@Nullable String why) {
        return new DataProblem(
                "The matrix '%s' cannot be understood.".formatted(node.getPath()),
                "In it, %s.".formatted(Optional.ofNullable(why).orElse("something contradicts itself")),
                "Write the file again with a current version of anndata.");
    }
}
