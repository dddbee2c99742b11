package org.mixtura.core.data.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.store.Spill;

/**
 * Joins the files of one study: all cells of all files, and all genes of any of them; a gene that a file does not list
 * counts 0 in its cells. A column says which file a cell is from. Barcodes that occur in several files get the name of the
 * file behind them, and are kept as they were in a column.
 */
final class StudyJoin {

    /** The column with the barcodes as they were in their file. */
    static final String BARCODE = "barcode";

    private final String batchColumn;
    private final Spill spill;

    StudyJoin(String batchColumn, Spill spill) {
        this.batchColumn = batchColumn;
        this.spill = spill;
    }

    /**
     * The joined data set.
     *
     * @param batches the name of each part in the batch column, all different
     */
    Study join(List<Study> parts, List<String> batches) throws UnreadableData {
        Map<String, Integer> places = new LinkedHashMap<>();
        var symbols = new ArrayList<String>();
        for (Study part : parts) {
            GeneTable names = part.names();
            for (int gene = 0; gene < names.size(); gene++) {
                if (places.putIfAbsent(names.ids().get(gene), symbols.size()) == null) {
                    symbols.add(names.symbols().get(gene));
                }
            }
        }
        var genes = new GeneTable(List.copyOf(places.keySet()), symbols);
        var matrices = new LinkedHashMap<String, CountMatrix>();
        matrices.put("X", counts(parts, places));
        return new Study(
                String.join("+", batches),
                new Frame(Frame.INDEX, cells(parts, batches)),
                StudyReader.frame(genes),
                genes,
                matrices,
                "X");
    }

    private CountMatrix counts(List<Study> parts, Map<String, Integer> places) throws UnreadableData {
        try (var rows = new Rows("the joined files", places.size(), spill)) {
            for (Study part : parts) {
                CountMatrix counts = part.counts();
                int[] place = part.names().ids().stream().mapToInt(places::get).toArray();
                int[] genes = new int[counts.genes()];
                float[] values = new float[counts.genes()];
                for (int cell = 0; cell < counts.cells(); cell++) {
                    int length = counts.copyRow(cell, genes, values, 0);
                    for (int i = 0; i < length; i++) {
                        genes[i] = place[genes[i]];
                    }
                    rows.add(genes, values, 0, length);
                }
            }
            return rows.finish();
        }
    }

    private CellTable cells(List<Study> parts, List<String> batches) {
        var barcodes = new ArrayList<String>();
        var from = new ArrayList<String>();
        for (int p = 0; p < parts.size(); p++) {
            for (String barcode : parts.get(p).cells().index()) {
                barcodes.add(barcode);
                from.add(batches.get(p));
            }
        }
        var columns = new ArrayList<Column>();
        boolean repeated = new HashSet<>(barcodes).size() < barcodes.size();
        var names = new ArrayList<String>(barcodes);
        if (repeated) {
            for (int cell = 0; cell < barcodes.size(); cell++) {
                names.set(cell, barcodes.get(cell) + "-" + from.get(cell));
            }
            columns.add(new Column.Text(BARCODE, barcodes));
        }
        var seen = new LinkedHashSet<String>();
        parts.forEach(part -> part.cells().table().columns().forEach(column -> seen.add(column.name())));
        for (String name : seen) {
            if (!name.equals(batchColumn) && !(repeated && name.equals(BARCODE))) {
                columns.add(joined(name, parts));
            }
        }
        columns.add(new Column.Categorical(batchColumn, batches, codes(parts)));
        return new CellTable(names, columns);
    }

    private static int[] codes(List<Study> parts) {
        int cells = parts.stream().mapToInt(part -> part.cells().index().size()).sum();
        int[] codes = new int[cells];
        int at = 0;
        for (int p = 0; p < parts.size(); p++) {
            int size = parts.get(p).cells().index().size();
            java.util.Arrays.fill(codes, at, at + size, p);
            at += size;
        }
        return codes;
    }

    /** A column of numbers stays one only where every file that has it says so. */
    private static Column joined(String name, List<Study> parts) {
        boolean numeric = parts.stream()
                .flatMap(part -> part.cells().table().column(name).stream())
                .allMatch(Column.Numeric.class::isInstance);
        var texts = new ArrayList<@Nullable String>();
        var numbers = new ArrayList<Double>();
        for (Study part : parts) {
            var column = part.cells().table().column(name);
            for (int row = 0; row < part.cells().index().size(); row++) {
                if (numeric) {
                    numbers.add(
                            column.isPresent() && column.get() instanceof Column.Numeric n
                                    ? n.values()[row]
                                    : Double.NaN);
                } else {
                    int at = row;
                    texts.add(column.map(c -> c.text(at)).orElse(null));
                }
            }
        }
        return numeric
                ? new Column.Numeric(
                        name, numbers.stream().mapToDouble(Double::doubleValue).toArray())
                : Column.Categorical.of(name, texts);
    }
}
