package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.store.Spill;

/** Reads dense tables of counts as text, cells x genes or genes x cells. */
final class DelimitedReader implements DatasetReader {

    /** The one place of a table. */
    static final String PLACE = "table";

    private static final String FORMAT = "table, ";

    /** The codes of what is in the way of a table and may be mended by saying how it is read. */
    static final Set<String> SAYABLE = Set.of(
            "orientation-unsure", "about-cells", "no-number", "not-counts-columns", "not-a-table", "unknown-column");

    private final Supplier<Set<String>> knownSymbols;

    /** @param knownSymbols gene symbols in lower case; asked for when a table is read */
    DelimitedReader(Supplier<Set<String>> knownSymbols) {
        this.knownSymbols = knownSymbols;
    }

    /** Whether data of this format, as its reading says it, are a table. */
    static boolean isTable(String format) {
        return format.startsWith(FORMAT);
    }

    @Override
    public boolean recognises(Path source) {
        return FileKind.of(source) == FileKind.TEXT;
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        requirePlace(options);
        try {
            var guess = new OrientationGuess(knownSymbols.get());
            var alone = OneCell.refusal(TableHead.of(source), guess);
            if (alone.isPresent()) {
                throw alone.get();
            }
            var table = TableLook.of(source, options, guess);
            var layout = table.layout();
            var scan = table.scan();
            var verdict = table.verdict();
            NamedNotCounts.check(layout, scan, options);
            var findings = new ArrayList<Finding>();
            TableFindings.orientation(verdict, options.orientation(), "table").ifPresent(findings::add);
            if (options.notCounts().isEmpty()
                    && table.rows(options) == Orientation.CELLS_BY_GENES
                    && CellMeasures.hold(layout, scan, guess::isGene)) {
                findings.add(TableFindings.aboutCells(layout.columnNames()));
            }
            SummaryFindings.kept(table.summaries(), layout).ifPresent(findings::add);
            // Nothing can be said of sums while numbers are missing.
            if (options.findsNotCounts() && scan.gaps().isEmpty()) {
                SummaryFindings.doubted(table.summaries()).ifPresent(findings::add);
                OddNames.of(table, options, guess, table.summaries().doubted()).ifPresent(findings::add);
            }
            TableFindings.numbersAsText(layout, scan).ifPresent(findings::add);
            findings.addAll(scan.notes().findings(String.valueOf(source.getFileName()), options));
            if (!layout.hasHeader()) {
                findings.add(TableFindings.noHeader());
            }
            if (layout.hasHeader() && layout.names() < 0) {
                findings.add(TableFindings.noNames(
                        table.rows(options) == Orientation.CELLS_BY_GENES ? "cells" : "genes",
                        "Put a first column with their names into the table to have them."));
            }
            var reading = table.rows(options) == Orientation.CELLS_BY_GENES
                    ? cellsByGenes(source, layout, scan, findings, spill)
                    : genesByCells(source, layout, scan, TableGenes.of(layout, scan, guess), findings, spill);
            return reading.with(scan.gaps().completed(reading.findings(), layout, scan));
        } catch (IOException e) {
            throw FileKind.notUnpacked(source, e);
        }
    }

    /** A table has one place, and no other can be asked for. */
    static void requirePlace(ReadOptions options) throws UnreadableData {
        if (options.countsAt().isPresent() && !options.countsAt().get().equals(PLACE)) {
            throw new UnreadableData(
                    "unknown-place",
                    "There is no place '%s' in a table of text."
                            .formatted(Findings.shown(options.countsAt().get())),
                    "A table holds one matrix.",
                    "Leave the place of the counts out.");
        }
    }

    private static Reading cellsByGenes(
            Path source, TableLayout layout, TableScan scan, List<Finding> findings, Spill spill)
            throws IOException, UnreadableData {
        int width = layout.numbers().length;
        CountMatrix counts;
        try (var file = layout.open(source);
                var rows = new Rows(String.valueOf(source.getFileName()), width, spill)) {
            float[] row = new float[width];
            while (layout.next(file)) {
                layout.numbers(file, row);
                rows.addDense(row, 0);
            }
            counts = rows.finish();
        }
        List<Column> columns = columns(layout.others(), layout, scan);
        TableFindings.notCounts(layout.others(), "cells").ifPresent(findings::add);
        HeaderGenes genes = HeaderGenes.of(layout, scan);
        genes.finding().ifPresent(findings::add);
        SummaryFindings.rows(scan.asides(), layout.aside().reasons()).ifPresent(findings::add);
        return reading(
                source,
                FORMAT + "cells x genes",
                genes.ids(),
                genes.symbols(),
                counts,
                new CellTable(scan.rowNames(), columns),
                genes.about(),
                layout.columnNames().stream().map(DelimitedReader::kind).toList(),
                findings);
    }

    private static Reading genesByCells(
            Path source, TableLayout layout, TableScan scan, TableGenes names, List<Finding> findings, Spill spill)
            throws IOException, UnreadableData {
        int cells = layout.numbers().length;
        EntrySource entries = visitor -> {
            try (var file = layout.open(source)) {
                float[] row = new float[cells];
                boolean more = true;
                for (int gene = 0; more && layout.next(file); gene++) {
                    layout.numbers(file, row);
                    if (gene >= scan.rowNames().size()) {
                        throw new UnreadableData(
                                "changed-while-reading",
                                "%s has become longer while it was read.".formatted(source.getFileName()),
                                "What was read may be partly old and partly new.",
                                "Wait until the file is written whole, and open it again.");
                    }
                    for (int cell = 0; more && cell < cells; cell++) {
                        more = row[cell] == 0 || visitor.visit(cell, gene, row[cell]);
                    }
                }
            } catch (IOException e) {
                throw FileKind.notReadable(source, e);
            }
        };
        int genes = scan.rowNames().size();
        CountMatrix counts = new RowSorter(String.valueOf(source.getFileName()), entries, cells, genes, spill)
                .sort(Optional.of(scan.columnEntries()));
        names.symbolColumn().map(TableFindings::symbolsFrom).ifPresent(findings::add);
        TableFindings.notCounts(names.unused(), "genes").ifPresent(findings::add);
        TableFindings.rowsOfCells(scan.asides(), layout.aside().reasons()).ifPresent(findings::add);
        List<Column> aboutGenes = columns(names.unused(), layout, scan);
        return reading(
                source,
                FORMAT + "genes x cells",
                names.ids(),
                names.symbols(),
                counts,
                new CellTable(layout.columnNames(), aboutCells(scan.asides())),
                aboutGenes,
                names.ids().stream().map(DelimitedReader::kind).toList(),
                findings);
    }

    /** Columns of a table that hold no counts, as columns about what its rows are. */
    private static List<Column> columns(List<TableLayout.Other> wanted, TableLayout layout, TableScan scan) {
        var columns = new ArrayList<Column>();
        for (TableLayout.Other other : wanted) {
            columns.add(TextColumn.of(
                    other.name(), scan.others().get(layout.others().indexOf(other))));
        }
        return columns;
    }

    /** Rows that are no genes, as columns about cells; of equal names the first. */
    private static List<Column> aboutCells(List<TableScan.RowAside> rows) {
        var columns = new LinkedHashMap<String, Column>();
        for (int at = 0; at < rows.size(); at++) {
            String name = rows.get(at).name().isBlank()
                    ? "row_" + (at + 1)
                    : rows.get(at).name();
            columns.putIfAbsent(name, TextColumn.of(name, rows.get(at).values()));
        }
        return List.copyOf(columns.values());
    }

    private static String kind(String feature) {
        return AnnotationNames.isSummary(feature) ? "sums of a counting program" : "";
    }

    /** @param kinds what the features are; empty for genes */
    private static Reading reading(
            Path source,
            String format,
            List<String> ids,
            List<String> symbols,
            CountMatrix counts,
            CellTable cells,
            List<Column> aboutGenes,
            List<String> kinds,
            List<Finding> findings)
            throws UnreadableData {
        return new Features(ids, symbols, kinds, aboutGenes)
                .reading(source, format, List.of(new MatrixPlace(PLACE, true)), PLACE, counts, cells, findings);
    }
}
