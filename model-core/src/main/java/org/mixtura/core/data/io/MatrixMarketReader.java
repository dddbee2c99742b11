package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CsrMatrix;

/**
 * Reads 10x folders: Matrix Market counts, genes x cells, with lists of barcodes and of genes (v2) or features (v3).
 */
final class MatrixMarketReader implements DatasetReader {

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
        CsrMatrix all = matrix(files.matrix(), barcodes.size(), features.size(), findings);
        String place = String.valueOf(files.matrix().getFileName());
        String format = files.v3() ? "10x MTX v3" : "10x MTX v2";
        return features.reading(source, format, place, all, new CellTable(barcodes, List.of()), findings);
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

    private static List<String> firstFields(Path file) throws UnreadableData {
        return MtxParser.lines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t", 2)[0].strip())
                .toList();
    }
}
