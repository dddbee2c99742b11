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
 * Reads loom files: a dense matrix of genes x cells, layers of the same size, and attributes of its rows and columns. Some
 * attributes have a second dimension of length 1.
 */
final class LoomReader implements DatasetReader {

    static final String FORMAT = "loom";

    /** The place that every such file has. */
    static final String MATRIX = "matrix";

    /** A slab of cells is read at a time, of about so many entries. */
    private static final long SLAB = 1 << 22;

    @Override
    public boolean recognises(Path source) {
        return Hdf5Source.has(source, root -> root.childNames().containsAll(List.of(MATRIX, "row_attrs", "col_attrs")));
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        return Hdf5Source.read(source, root -> read(root, source, options, spill));
    }

    private static Reading read(Hdf5Node root, Path source, ReadOptions options, Spill spill) throws UnreadableData {
        long[] shape = root.need(MATRIX).shape();
        if (shape.length != 2 || shape[0] > Integer.MAX_VALUE - 8 || shape[1] > Integer.MAX_VALUE - 8) {
            throw Hdf5Node.damaged("The element /matrix is no matrix of genes and cells.", null);
        }
        var findings = new ArrayList<Finding>();
        LoomSides sides = LoomSides.of(root, shape, options.orientation());
        sides.finding().ifPresent(findings::add);
        boolean genesInRows = sides.orientation() == Orientation.GENES_BY_CELLS;
        int genes = (int) shape[genesInRows ? 0 : 1];
        int cells = (int) shape[genesInRows ? 1 : 0];
        List<Column> rows = attributes(root.need(sides.genes()), genes, findings);
        List<Column> columns = attributes(root.need(sides.cells()), cells, findings);
        List<MatrixPlace> places = places(root);
        String place = chosen(places, options);
        CountMatrix counts = matrix(root, place, genes, cells, genesInRows, spill);
        LoomNames names = LoomNames.of(rows, genes, columns, cells);
        findings.addAll(names.findings());
        if (!place.equals(MATRIX) && options.countsAt().isEmpty()) {
            findings.add(ValueFindings.countsElsewhere(place, MATRIX));
        }
        var kept = columns.stream()
                .filter(column -> !LoomNames.isNameOfCells(column))
                .toList();
        return new Features(names.ids(), names.symbols(), FeatureKinds.of(rows, genes), names.aboutGenes())
                .reading(source, FORMAT, places, place, counts, new CellTable(names.barcodes(), kept), findings);
    }

    private static List<MatrixPlace> places(Hdf5Node root) throws UnreadableData {
        var places = new ArrayList<MatrixPlace>();
        places.add(new MatrixPlace(MATRIX, isCounts(root.need(MATRIX))));
        Optional<Hdf5Node> layers = root.child("layers");
        if (layers.isPresent()) {
            for (String layer : layers.get().childNames()) {
                places.add(
                        new MatrixPlace("layers/" + layer, isCounts(layers.get().need(layer))));
            }
        }
        return places;
    }

    private static boolean isCounts(Hdf5Node matrix) throws UnreadableData {
        long[] shape = matrix.shape();
        if (shape.length != 2 || shape[0] == 0 || shape[1] == 0) {
            return false;
        }
        int rows = (int) Math.min(shape[0], 64);
        for (Object row : (Object[]) matrix.block(0, rows, 0, (int) Math.min(shape[1], 64))) {
            for (float value : Hdf5Arrays.floats(row, matrix)) {
                if (value < 0 || value != Math.rint(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String chosen(List<MatrixPlace> places, ReadOptions options) throws UnreadableData {
        List<String> names = places.stream().map(MatrixPlace::name).toList();
        if (options.countsAt().isPresent()) {
            String wanted = options.countsAt().get();
            return names.stream()
                    .filter(name -> name.equalsIgnoreCase(wanted) || name.equalsIgnoreCase("layers/" + wanted))
                    .findFirst()
                    .orElseThrow(() -> new UnreadableData(
                            "unknown-place",
                            "There is no matrix at '%s'.".formatted(Findings.shown(wanted)),
                            "The file has: %s.".formatted(String.join(", ", names)),
                            "Choose one of these."));
        }
        return places.stream()
                .filter(MatrixPlace::looksLikeCounts)
                .findFirst()
                .orElse(places.getFirst())
                .name();
    }

    private static CountMatrix matrix(
            Hdf5Node root, String place, int genes, int cells, boolean genesInRows, Spill spill) throws UnreadableData {
        Hdf5Node node = root;
        for (String step : place.split("/", 2)) {
            node = node.need(step);
        }
        long[] shape = node.shape();
        int rows = genesInRows ? genes : cells;
        int columns = genesInRows ? cells : genes;
        if (shape.length != 2 || shape[0] != rows || shape[1] != columns) {
            throw Hdf5Node.damaged(
                    "The element %s does not have %d x %d values.".formatted(place, rows, columns), null);
        }
        return !genesInRows ? new H5adMatrix(node, cells, genes, spill).read() : transposed(node, genes, cells, spill);
    }

    /** Rows of cells from a dense matrix of genes x cells. */
    static CountMatrix transposed(Hdf5Node node, int genes, int cells, Spill spill) throws UnreadableData {
        int most = (int) Math.clamp(SLAB / Math.max(1, genes), 1, Integer.MAX_VALUE);
        int width = node.chunks().map(c -> Math.max(c[1], most / c[1] * c[1])).orElse(most);
        try (var rows = new Rows(node.path(), genes, spill)) {
            for (int first = 0; first < cells; first += width) {
                int count = Math.min(width, cells - first);
                float[] slab = new float[Math.multiplyExact(genes, count)];
                Object[] block = (Object[]) node.block(0, genes, first, count);
                for (int gene = 0; gene < genes; gene++) {
                    float[] ofGene = Hdf5Arrays.floats(block[gene], node);
                    for (int cell = 0; cell < count; cell++) {
                        slab[cell * genes + gene] = ofGene[cell];
                    }
                }
                for (int cell = 0; cell < count; cell++) {
                    rows.addDense(slab, cell * genes);
                }
            }
            return rows.finish();
        }
    }

    private static List<Column> attributes(Hdf5Node group, int size, List<Finding> findings) throws UnreadableData {
        var columns = new ArrayList<Column>();
        var skipped = new ArrayList<String>();
        var wide = new ArrayList<String>();
        for (String name : group.childNames()) {
            Hdf5Node node = group.need(name);
            long[] shape = node.isDataset() ? node.shape() : new long[0];
            boolean list = shape.length == 1 || shape.length == 2 && shape[1] == 1;
            if (list && shape[0] == size) {
                columns.add(H5adColumns.plain(name, node.flat(), node));
            } else if (shape.length == 2 && shape[0] == size) {
                wide.add(name);
            } else {
                skipped.add(name);
            }
        }
        if (!wide.isEmpty()) {
            findings.add(Findings.severalValues(wide));
        }
        if (!skipped.isEmpty()) {
            findings.add(Findings.skippedColumns(skipped));
        }
        return columns;
    }
}
