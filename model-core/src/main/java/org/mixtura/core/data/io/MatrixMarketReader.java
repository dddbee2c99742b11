package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/**
 * Reads Matrix Market counts: 10x folders, genes x cells with lists of barcodes and of genes (v2) or features (v3), those of
 * other programs, and matrix files that are alone.
 */
final class MatrixMarketReader implements DatasetReader {

    /** A matrix without lists of names may have so many rows and columns without any entry. */
    private static final long NAMES_FOR_NOTHING = 1_000_000;

    @Override
    public boolean recognises(Path source) {
        FileKind kind = FileKind.of(source);
        return kind == FileKind.FOLDER || kind == FileKind.MATRIX_MARKET;
    }

    @Override
    public List<Path> files(Path source) throws IOException, UnreadableData {
        if (FileKind.of(source) == FileKind.MATRIX_MARKET && MtxFolder.isAlone(source)) {
            return SourceState.filesOf(source);
        }
        return MtxFolder.find(source).files();
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        if (FileKind.of(source) == FileKind.MATRIX_MARKET && MtxFolder.isAlone(source)) {
            return readAlone(source, options, spill);
        }
        MtxFolder files = MtxFolder.find(source);
        requirePlace(files.matrix(), options);
        var findings = new ArrayList<Finding>();
        MtxParser.Header header = header(files.matrix());
        var list = ListLines.of(files.barcodes());
        List<String> barcodes = list.fields(0);
        List<Column> aboutCells = List.of();
        if (hasHeader(files.barcodes(), barcodes, header)) {
            if (!list.isTable()) {
                findings.add(ListHeader.told(String.valueOf(files.barcodes().getFileName()), barcodes.getFirst()));
            }
            aboutCells = list.columns();
            barcodes = barcodes.subList(1, barcodes.size());
        }
        Features told = Features.read(files.features(), files.symbols());
        if (hasHeader(files.features(), told.ids(), header)) {
            if (!ListLines.isTable(files.features())) {
                findings.add(ListHeader.told(
                        String.valueOf(files.features().getFileName()),
                        told.ids().getFirst()));
            }
            told = told.withoutFirst();
        }
        Features features = told.areTurned() ? told.turned() : told;
        if (told.areTurned()) {
            findings.add(Findings.turnedFeatures(String.valueOf(files.features().getFileName())));
        }
        Orientation orientation = orientation(header, barcodes.size(), features.size());
        // Other programs write one row a cell.
        if (orientation == Orientation.CELLS_BY_GENES && !files.format().equals(MtxFolder.OTHERS)) {
            findings.add(Findings.transposed());
        }
        CountMatrix all = matrix(files.matrix(), header, orientation, spill);
        CellTable cells = GemWells.tell(barcodes, findings);
        for (Column column : aboutCells) {
            cells = cells.with(column);
        }
        return features.reading(
                source,
                files.format(),
                List.of(place(files.matrix())),
                place(files.matrix()).name(),
                all,
                cells,
                findings);
    }

    /** Lists of 10x have none, so only the size of the matrix can say that the first name is one. */
    private static boolean hasHeader(Path list, List<String> names, MtxParser.Header matrix) {
        boolean may = ListLines.isTable(list) || !matrix.has(names.size());
        return may && matrix.has(names.size() - 1) && ListHeader.isIn(names);
    }

    private static Reading readAlone(Path file, ReadOptions options, Spill spill) throws UnreadableData {
        requirePlace(file, options);
        MtxParser.Header header = header(file);
        if ((long) header.rows() + header.columns() > 4 * header.stored() + NAMES_FOR_NOTHING) {
            throw new UnreadableData(
                    "damaged-file",
                    "The matrix file %s claims to be %d x %d, but has only %d entries."
                            .formatted(file.getFileName(), header.rows(), header.columns(), header.stored()),
                    "No experiment has so many cells or genes without any count.",
                    "Copy or download it again.");
        }
        var findings = new ArrayList<Finding>();
        var verdict = guess(file, header);
        TableFindings.orientation(verdict, options.orientation(), "matrix").ifPresent(findings::add);
        Orientation orientation = options.orientation().orElse(verdict.orientation());
        findings.add(TableFindings.noNames("Put barcodes.tsv and features.tsv beside the file to have names."));
        boolean genesInRows = orientation == Orientation.GENES_BY_CELLS;
        CountMatrix all = matrix(file, header, orientation, spill);
        List<String> genes = numbered("gene", genesInRows ? header.rows() : header.columns());
        return new Features(genes, genes, java.util.Collections.nCopies(genes.size(), ""))
                .reading(
                        file,
                        "Matrix Market",
                        List.of(place(file)),
                        place(file).name(),
                        all,
                        new CellTable(numbered("cell", genesInRows ? header.columns() : header.rows()), List.of()),
                        findings);
    }

    private static OrientationGuess.Verdict guess(Path file, MtxParser.Header header) throws UnreadableData {
        double[] rowTotals = new double[header.rows()];
        double[] columnTotals = new double[header.columns()];
        read(file, (row, column, value) -> {
            rowTotals[row] += value;
            columnTotals[column] += value;
            return true;
        });
        return OrientationGuess.ofTotals(rowTotals, columnTotals);
    }

    static List<String> numbered(String word, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> word + "_" + i).toList();
    }

    private static MatrixPlace place(Path matrix) {
        return new MatrixPlace(String.valueOf(matrix.getFileName()), true);
    }

    private static void requirePlace(Path matrix, ReadOptions options) throws UnreadableData {
        String only = place(matrix).name();
        if (options.countsAt().isPresent() && !options.countsAt().get().equalsIgnoreCase(only)) {
            throw new UnreadableData(
                    "unknown-place",
                    "There is no place '%s' in a 10x folder."
                            .formatted(Findings.shown(options.countsAt().get())),
                    "Its only matrix is %s.".formatted(only),
                    "Leave the place of the counts out.");
        }
    }

    private static Orientation orientation(MtxParser.Header header, int cells, int genes) throws UnreadableData {
        if (header.rows() == genes && header.columns() == cells) {
            return Orientation.GENES_BY_CELLS;
        }
        if (header.rows() == cells && header.columns() == genes) {
            return Orientation.CELLS_BY_GENES;
        }
        throw new UnreadableData(
                "sizes-differ",
                "The matrix is %d x %d, but there are %d genes and %d barcodes."
                        .formatted(header.rows(), header.columns(), genes, cells),
                "The three files do not belong together, or one was cut off.",
                "Take matrix, barcodes and features (or genes) from the same sample.");
    }

    private static CountMatrix matrix(Path file, MtxParser.Header header, Orientation orientation, Spill spill)
            throws UnreadableData {
        boolean genesInRows = orientation == Orientation.GENES_BY_CELLS;
        return new RowSorter(
                        String.valueOf(file.getFileName()),
                        visitor -> read(
                                file,
                                (row, column, value) -> genesInRows
                                        ? visitor.visit(column, row, value)
                                        : visitor.visit(row, column, value)),
                        genesInRows ? header.columns() : header.rows(),
                        genesInRows ? header.rows() : header.columns(),
                        spill)
                .sort();
    }

    private static MtxParser.Header header(Path file) throws UnreadableData {
        try (var parser = new MtxParser(file)) {
            return parser.header();
        } catch (IOException e) {
            throw FileKind.notReadable(file, e);
        }
    }

    private static void read(Path file, MtxParser.Visitor visitor) throws UnreadableData {
        try (var parser = new MtxParser(file)) {
            parser.entries(parser.header(), visitor);
        } catch (IOException e) {
            throw FileKind.notReadable(file, e);
        }
    }
}
