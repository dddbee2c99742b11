package org.mixtura.core.data.io;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.mixtura.core.data.hdf5.Hdf5Dataset;
import org.mixtura.core.data.hdf5.Hdf5Group;

/**
 * A compressed sparse matrix of a file, written again in the same layout and types with some of its rows or columns.
 *
 * @param node has {@code data}, {@code indices} and {@code indptr}
 * @param byRow whether rows are compressed (CSR), else columns (CSC)
 * @param rows how many the matrix has
 * @param columns how many the matrix has
 */
record CopiedSparse(Hdf5Node node, boolean byRow, long rows, long columns) {

    /** The matrix in a group, if it is one whose layout is known; today's attributes and those before AnnData 0.7. */
    static Optional<CopiedSparse> in(Hdf5Node node) throws UnreadableData {
        String layout =
                node.text("encoding-type").filter(type -> !type.isEmpty()).orElse("");
        if (layout.isEmpty()) {
            layout = node.text("h5sparse_format").orElse("");
        }
        long[] shape = node.numbers("shape")
                .or(() -> numbers(node, "h5sparse_shape"))
                .filter(sizes -> sizes.length == 2)
                .orElse(new long[0]);
        boolean known = (layout.startsWith("csr") || layout.startsWith("csc")) && shape.length == 2;
        return known
                ? Optional.of(new CopiedSparse(node, layout.startsWith("csr"), shape[0], shape[1]))
                : Optional.empty();
    }

    private static Optional<long[]> numbers(Hdf5Node node, String attribute) {
        try {
            return node.numbers(attribute);
        } catch (UnreadableData none) {
            return Optional.empty();
        }
    }

    /** Whether it can be written: its entries have types that can, and no row or column is wanted twice. */
    boolean canBeCopied(CopiedAxes axes) throws UnreadableData {
        for (String part : new String[] {"data", "indices", "indptr"}) {
            if (node.need(part).type().isEmpty()) {
                return false;
            }
        }
        var minor = byRow ? axes.second() : axes.first();
        return minor.isEmpty() || Arrays.stream(minor.get()).distinct().count() == minor.get().length;
    }

    void write(Hdf5Group to, CopiedAxes axes) throws UnreadableData, IOException {
        H5adWriter.typed(to, byRow ? "csr_matrix" : "csc_matrix", "0.1.0");
        long wantedRows = axes.first().map(chosen -> (long) chosen.length).orElse(rows);
        long wantedColumns = axes.second().map(chosen -> (long) chosen.length).orElse(columns);
        to.attribute("shape", wantedRows, wantedColumns);
        var minor = byRow ? axes.second() : axes.first();
        if (minor.isPresent()) {
            some(to, major(axes), places(minor.get(), (int) (byRow ? columns : rows)));
        } else {
            whole(to, major(axes));
        }
    }

    /** The rows of CSR or columns of CSC that are wanted. */
    private int[] major(CopiedAxes axes) {
        int all = (int) (byRow ? rows : columns);
        return (byRow ? axes.first() : axes.second()).orElseGet(() -> CopiedAxes.all(all));
    }

    private static int[] places(int[] chosen, int all) {
        int[] places = new int[all];
        Arrays.fill(places, -1);
        for (int i = 0; i < chosen.length; i++) {
            places[chosen[i]] = i;
        }
        return places;
    }

    private long[] starts() throws UnreadableData {
        Hdf5Node starts = node.need("indptr");
        return Hdf5Arrays.longs(starts.flat(), starts);
    }

    /** Each wanted row with all its entries. */
    private void whole(Hdf5Group to, int[] major) throws UnreadableData, IOException {
        long[] starts = starts();
        long[] lengths = new long[major.length];
        for (int i = 0; i < major.length; i++) {
            lengths[i] = starts[major[i] + 1] - starts[major[i]];
        }
        var out = new Lists(to, lengths);
        var data = new Hdf5Window(node.need("data"));
        var indices = new Hdf5Window(node.need("indices"));
        for (int i = 0; i < major.length; i++) {
            data.copy(starts[major[i]], lengths[i], out.data);
            indices.copy(starts[major[i]], lengths[i], out.indices);
        }
    }

    /** Each wanted row with those entries whose column is wanted. */
    private void some(Hdf5Group to, int[] major, int[] places) throws UnreadableData, IOException {
        long[] starts = starts();
        long[] lengths = new long[major.length];
        var indices = new Hdf5Window(node.need("indices"));
        for (int i = 0; i < major.length; i++) {
            for (long entry = starts[major[i]]; entry < starts[major[i] + 1]; entry++) {
                lengths[i] += places[(int) indices.get(entry)] >= 0 ? 1 : 0;
            }
        }
        var out = new Lists(to, lengths);
        var data = new Hdf5Window(node.need("data"));
        for (int row : major) {
            for (long entry = starts[row]; entry < starts[row + 1]; entry++) {
                int place = places[(int) indices.get(entry)];
                if (place >= 0) {
                    out.indices.write((long) place);
                    data.copy(entry, out.data);
                }
            }
        }
    }

    /** The three lists of what is written, each of its own type. */
    private final class Lists {

        private final Hdf5Dataset data;
        private final Hdf5Dataset indices;

        Lists(Hdf5Group to, long[] lengths) throws UnreadableData, IOException {
            long entries = Arrays.stream(lengths).sum();
            this.data = list(to, "data", entries);
            this.indices = list(to, "indices", entries);
            Hdf5Dataset starts = list(to, "indptr", lengths.length + 1L);
            long start = 0;
            starts.write(start);
            for (long length : lengths) {
                start += length;
                starts.write(start);
            }
        }

        private Hdf5Dataset list(Hdf5Group to, String name, long entries) throws UnreadableData {
            return to.dataset(name, node.need(name).type().orElseThrow(), entries);
        }
    }
}
