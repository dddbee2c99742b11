package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mixtura.core.data.FloatMatrix;

/** Coordinates of cells that a source has itself, for example of an analysis before: {@code obsm} of an .h5ad file. */
final class SourceCoordinates {

    private SourceCoordinates() {}

    /**
     * Reads those that are matrices of numbers; tables and sparse matrices are left out.
     *
     * @param rows the cells that are wanted, in the order wanted
     * @param cells that the source has
     * @return by name, cells x dimensions; none for a file of another format
     */
    static SequencedMap<String, FloatMatrix> read(Path source, int[] rows, int cells) throws UnreadableData {
        if (FileKind.of(source) != FileKind.HDF5) {
            return new LinkedHashMap<>();
        }
        return Hdf5Source.read(source, root -> {
            var found = new LinkedHashMap<String, FloatMatrix>();
            var group = root.child("obsm").filter(Hdf5Node::isGroup);
            if (group.isPresent()) {
                for (String name : group.get().childNames()) {
                    Hdf5Node node = group.get().need(name);
                    if (node.isDataset() && node.shape().length == 2 && node.shape()[0] == cells) {
                        found.put(name, chosen(node, rows));
                    }
                }
            }
            return found;
        });
    }

    private static FloatMatrix chosen(Hdf5Node node, int[] rows) throws UnreadableData {
        float[] all = Hdf5Arrays.floats(node.flat(), node);
        int cells = (int) node.shape()[0];
        return new FloatMatrix(cells, all.length / Math.max(1, cells), all).select(rows);
    }

    /** Puts those of a source beside those that are there; one that has the name of another is called {@code NAME_source}. */
    static void add(SequencedMap<String, FloatMatrix> own, SequencedMap<String, FloatMatrix> coordinates) {
        own.forEach((name, matrix) -> {
            FloatMatrix there = coordinates.get(name);
            if (there == null) {
                coordinates.put(name, matrix);
            } else if (!same(there, matrix)) {
                coordinates.putIfAbsent(name + "_source", matrix);
            }
        });
    }

    private static boolean same(FloatMatrix a, FloatMatrix b) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            return false;
        }
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < a.columns(); column++) {
                if (Float.compare(a.at(row, column), b.at(row, column)) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
