package org.mixtura.core.data.io;

/**
 * The three lists of a compressed sparse matrix in HDF5: where each row (or column) begins, the index of each entry within
 * it, and the values. They are read a stretch at a time, so they may be longer than memory.
 */
final class Hdf5Sparse {

    private static final int STRETCH = 1 << 22;

    private final Hdf5Node node;
    private final Hdf5Node indices;
    private final Hdf5Node data;
    private final long[] starts;
    private final int minors;
    private final int stretch;

    /**
     * Checks that the lists fit together.
     *
     * @param majors number of rows, or of columns where columns are compressed
     * @param minors the other dimension
     */
    Hdf5Sparse(Hdf5Node node, int majors, int minors) throws UnreadableData {
        this.node = node;
        this.indices = node.need("indices");
        this.data = node.need("data");
        this.minors = minors;
        Hdf5Node begins = node.need("indptr");
        this.starts = Hdf5Arrays.longs(begins.flat(), begins);
        long stored = length(indices);
        if (starts.length != majors + 1L || starts[0] != 0 || starts[majors] != stored || stored != length(data)) {
            throw Hdf5Node.damaged(
                    "The sparse matrix %s has lists of lengths that do not fit together (%d, %d, %d)."
                            .formatted(node.path(), starts.length, stored, length(data)),
                    null);
        }
        for (int i = 0; i < majors; i++) {
            if (starts[i + 1] < starts[i] || starts[i + 1] - starts[i] > minors) {
                throw Hdf5Node.damaged("The sparse matrix %s has rows that overlap.".formatted(node.path()), null);
            }
        }
        this.stretch = Math.max(STRETCH, Math.max(chunk(indices), chunk(data)));
    }

    private static long length(Hdf5Node list) throws UnreadableData {
        long[] shape = list.shape();
        if (shape.length != 1) {
            throw Hdf5Node.damaged("The element %s should be a plain list.".formatted(list.path()), null);
        }
        return shape[0];
    }

    private static int chunk(Hdf5Node list) throws UnreadableData {
        return list.chunks().map(sizes -> sizes[0]).orElse(0);
    }

    /** Hands over all rows; for matrices whose rows are compressed. */
    void rows(Rows rows) throws UnreadableData {
        forEachStretch((first, end, minor, values) -> {
            for (int row = first; row < end; row++) {
                rows.add(minor, values, (int) (starts[row] - starts[first]), (int) (starts[row + 1] - starts[row]));
            }
            return true;
        });
    }

    /** Hands over all entries in the file's order. */
    void read(EntrySource.Visitor visitor, boolean byRow) throws UnreadableData {
        forEachStretch((first, end, minor, values) -> {
            for (int major = first; major < end; major++) {
                for (long i = starts[major]; i < starts[major + 1]; i++) {
                    int at = (int) (i - starts[first]);
                    boolean more = byRow
                            ? visitor.visit(major, minor[at], values[at])
                            : visitor.visit(minor[at], major, values[at]);
                    if (!more) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    private interface Stretch {
        boolean take(int first, int end, int[] minor, float[] values) throws UnreadableData;
    }

    private void forEachStretch(Stretch taker) throws UnreadableData {
        int majors = starts.length - 1;
        boolean more = true;
        for (int first = 0; first < majors && more; ) {
            int end = first + 1;
            while (end < majors && starts[end + 1] - starts[first] <= stretch) {
                end++;
            }
            int count = (int) (starts[end] - starts[first]);
            int[] minor = Hdf5Arrays.ints(indices.slice(starts[first], count), indices);
            check(minor);
            more = taker.take(first, end, minor, Hdf5Arrays.floats(data.slice(starts[first], count), data));
            first = end;
        }
    }

    private void check(int[] minor) throws UnreadableData {
        for (int index : minor) {
            if (index < 0 || index >= minors) {
                throw Hdf5Node.damaged(
                        "The sparse matrix %s has an entry at %d, outside 0 to %d."
                                .formatted(node.path(), index, minors - 1),
                        null);
            }
        }
    }
}
