package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CsrMatrix;

/**
 * Reads 10x folders: Matrix Market counts, genes x cells, with lists of barcodes and of genes (v2) or features (v3).
 */
final class MatrixMarketReader implements DatasetReader {

    private static final String EXPRESSION = "Gene Expression";

    @Override
    public boolean recognises(Path source) {
        FileKind kind = FileKind.of(source);
        return kind == FileKind.FOLDER || kind == FileKind.MATRIX_MARKET;
    }

    @Override
    public Reading read(Path source, ReadOptions options) throws UnreadableData {
        MtxFolder files = MtxFolder.find(source);
        if (options.countsAt().isPresent()
                && !options.countsAt()
                        .get()
                        .equalsIgnoreCase(String.valueOf(files.matrix().getFileName()))) {
            throw new UnreadableData(
                    "unknown-place",
                    "There is no place '%s' in a 10x folder."
                            .formatted(Findings.shown(options.countsAt().get())),
                    "Its only matrix is %s.".formatted(files.matrix().getFileName()),
                    "Leave the place of the counts out.");
        }
        List<String> barcodes = firstFields(files.barcodes());
        Features features = Features.read(files.features());
        var findings = new ArrayList<Finding>();
        CsrMatrix all = matrix(files.matrix(), barcodes.size(), features.ids.size(), findings);
        int[] expression = features.expression(files.features(), findings);
        CsrMatrix counts = expression.length == all.genes() ? all : all.select(everyCell(all), expression);
        GeneNames names = GeneNames.ofPairs(pick(features.ids, expression), pick(features.symbols, expression));
        var cells = new CellTable(barcodes, List.of());
        String place = String.valueOf(files.matrix().getFileName());
        ValueProfile profile = ValueProfile.of(counts);
        if (!profile.kind().usable()) {
            findings.add(Findings.notUsable(place, profile, cells, names.table()));
        } else if (profile.kind() == ValueProfile.Kind.COUNT_LIKE) {
            findings.add(Findings.ambientCounts(place, profile));
        }
        findings.addAll(names.findings());
        String format = files.v3() ? "10x MTX v3" : "10x MTX v2";
        return new Reading(
                DatasetNames.of(source), source, format, place, counts, profile, names.table(), cells, findings);
    }

    private static CsrMatrix matrix(Path file, int cells, int genes, List<Finding> findings) throws UnreadableData {
        MtxParser.Entries entries;
        try (var parser = new MtxParser(file)) {
            entries = parser.parse();
        } catch (IOException e) {
            throw FileKind.notReadable(file, e);
        }
        boolean usual = entries.rows() == genes && entries.columns() == cells;
        boolean turned = entries.rows() == cells && entries.columns() == genes;
        if (!usual && !turned) {
            throw new UnreadableData(
                    "sizes-differ",
                    "The matrix is %d x %d, but there are %d genes and %d barcodes."
                            .formatted(entries.rows(), entries.columns(), genes, cells),
                    "The three files do not belong together, or one was cut off.",
                    "Take matrix, barcodes and features (or genes) from the same sample.");
        }
        if (!usual) {
            findings.add(Findings.transposed());
        }
        return usual
                ? rows(entries.column(), entries.row(), entries.value(), cells, genes)
                : rows(entries.row(), entries.column(), entries.value(), cells, genes);
    }

    /** Sorts the entries by cell; within a cell they keep their order, and the matrix sorts what is left. */
    private static CsrMatrix rows(int[] cellOf, int[] geneOf, float[] values, int cells, int genes)
            throws UnreadableData {
        int[] rowStarts = new int[cells + 1];
        for (int cell : cellOf) {
            rowStarts[cell + 1]++;
        }
        Arrays.parallelPrefix(rowStarts, Integer::sum);
        int[] next = Arrays.copyOf(rowStarts, cells);
        int[] columns = new int[cellOf.length];
        float[] counts = new float[cellOf.length];
        for (int i = 0; i < cellOf.length; i++) {
            int at = next[cellOf[i]]++;
            columns[at] = geneOf[i];
            counts[at] = values[i];
        }
        try {
            return CsrMatrix.of(genes, rowStarts, columns, counts);
        } catch (IllegalArgumentException e) {
            throw new UnreadableData(
                    "damaged-file",
                    "The matrix file lists an entry twice.",
                    "Each pair of gene and cell may occur once.",
                    "Write or download the matrix again.",
                    e);
        }
    }

    private static int[] everyCell(CsrMatrix matrix) {
        int[] cells = new int[matrix.cells()];
        Arrays.setAll(cells, i -> i);
        return cells;
    }

    private static List<String> firstFields(Path file) throws UnreadableData {
        return MtxParser.lines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", 2)[0].strip())
                .toList();
    }

    private static List<String> pick(List<String> names, int[] chosen) {
        return Arrays.stream(chosen).mapToObj(names::get).toList();
    }

    /** The list of features: id, symbol, and in v3 the kind. */
    private record Features(List<String> ids, List<String> symbols, List<String> kinds) {

        static Features read(Path file) throws UnreadableData {
            var ids = new ArrayList<String>();
            var symbols = new ArrayList<String>();
            var kinds = new ArrayList<String>();
            for (String line : MtxParser.lines(file)) {
                if (line.isBlank()) {
                    continue;
                }
                String[] fields = line.split("\t", -1);
                ids.add(fields[0].strip());
                symbols.add(fields.length > 1 ? fields[1].strip() : fields[0].strip());
                kinds.add(fields.length > 2 ? fields[2].strip() : "");
            }
            return new Features(ids, symbols, kinds);
        }

        /** The features that are gene expression; a finding tells of others. */
        int[] expression(Path file, List<Finding> findings) throws UnreadableData {
            var others = new TreeMap<String, Integer>();
            int[] chosen = new int[ids.size()];
            int count = 0;
            for (int i = 0; i < ids.size(); i++) {
                String kind = kinds.get(i);
                if (kind.isEmpty() || kind.equalsIgnoreCase(EXPRESSION)) {
                    chosen[count++] = i;
                } else {
                    others.merge(kind, 1, Integer::sum);
                }
            }
            if (count == 0 && !others.isEmpty()) {
                throw new UnreadableData(
                        "no-genes",
                        "None of the features in %s is gene expression (found: %s)."
                                .formatted(file.getFileName(), String.join(", ", others.keySet())),
                        "The models describe counts of genes.",
                        "Choose the data set with gene expression.");
            }
            if (!others.isEmpty()) {
                findings.add(Findings.leftOutFeatures(ids.size() - count, String.join(", ", others.keySet())));
            }
            return Arrays.copyOf(chosen, count);
        }
    }
}
