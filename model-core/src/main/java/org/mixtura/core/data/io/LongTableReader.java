package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.store.Spill;

/** Reads tables with a line for each gene in each cell. Cells and genes stand in the order in which they first appear. */
final class LongTableReader implements DatasetReader {

    static final String FORMAT = "long table";

    private final Supplier<Set<String>> knownSymbols;

    /** @param knownSymbols gene symbols in lower case; asked for when a table is looked at */
    LongTableReader(Supplier<Set<String>> knownSymbols) {
        this.knownSymbols = knownSymbols;
    }

    @Override
    public boolean recognises(Path source) {
        try {
            return FileKind.of(source) == FileKind.TEXT
                    && LongTable.in(source, guess()).isPresent();
        } catch (IOException unreadable) {
            // The reader of tables says what is the matter.
            return false;
        }
    }

    private OrientationGuess guess() {
        return new OrientationGuess(knownSymbols.get());
    }

    @Override
    public Reading read(Path source, ReadOptions options, Spill spill) throws UnreadableData {
        DelimitedReader.requirePlace(options);
        try {
            LongTable table = LongTable.in(source, guess())
                    .orElseThrow(() -> TableHead.notAMatrix(
                            String.valueOf(source.getFileName()), "It has changed while it was read."));
            var findings = new ArrayList<Finding>();
            Names names = Names.of(source, table, options, findings);
            requireMany(source, table, names);
            List<String> genes = List.copyOf(names.genes.keySet());
            String name = String.valueOf(source.getFileName());
            var counts = new RowSorter(
                            name,
                            visitor -> entries(source, table, options, names, visitor),
                            names.cells.size(),
                            genes.size(),
                            spill)
                    .sort();
            findings.add(told(table));
            return new Features(genes, genes, java.util.Collections.nCopies(genes.size(), ""))
                    .reading(
                            source,
                            FORMAT,
                            List.of(new MatrixPlace(DelimitedReader.PLACE, true)),
                            DelimitedReader.PLACE,
                            counts,
                            new CellTable(List.copyOf(names.cells.keySet()), List.of()),
                            findings);
        } catch (IOException e) {
            throw FileKind.notUnpacked(source, e);
        }
    }

    private static void entries(
            Path source, LongTable table, ReadOptions options, Names names, EntrySource.Visitor visitor)
            throws UnreadableData {
        try (var file = table.open(source, options.numerals())) {
            boolean more = true;
            while (more && file.next()) {
                float count = table.count(file);
                Integer cell = names.cells.get(file.text(table.cell()));
                Integer gene = names.genes.get(file.text(table.gene()));
                if (cell == null || gene == null) {
                    throw new UnreadableData(
                            "changed-while-reading",
                            "%s has changed while it was read.".formatted(source.getFileName()),
                            "What was read may be partly old and partly new.",
                            "Wait until the file is written whole, and open it again.");
                }
                more = count == 0 || visitor.visit(cell, gene, count);
            }
        } catch (IOException e) {
            throw FileKind.notReadable(source, e);
        }
    }

    /** A table of genes with a word about each and one count looks the same in its first lines. */
    private static void requireMany(Path source, LongTable table, Names names) throws UnreadableData {
        if (names.lines <= Math.max(names.cells.size(), names.genes.size())) {
            throw TableHead.notAMatrix(
                    String.valueOf(source.getFileName()),
                    "Its columns %s have names, but hardly any gene is listed for more than one cell, so that it is no long table of counts either."
                            .formatted(String.join(" and ", table.header().subList(0, 2))));
        }
    }

    private static Finding told(LongTable table) {
        return new Finding(
                Finding.Severity.INFO,
                "long-table",
                "The table has a line for each gene in each cell: cells are in the column %s, genes in %s, counts in %s."
                        .formatted(table.header().stream().map(Findings::shown).toArray()),
                "A pair that it does not list has the count 0; a cell or gene without any line is not there.",
                "Nothing needs to be done.");
    }

    /**
     * The names of a long table, numbered as they first appear.
     *
     * @param lines number of lines below the header
     */
    private record Names(Map<String, Integer> cells, Map<String, Integer> genes, long lines) {

        static Names of(Path source, LongTable table, ReadOptions options, List<Finding> findings)
                throws IOException, UnreadableData {
            var cells = new LinkedHashMap<String, Integer>();
            var genes = new LinkedHashMap<String, Integer>();
            long lines = 0;
            try (var file = table.open(source, options.numerals())) {
                while (file.next()) {
                    // Also looks at the signs in the number.
                    table.count(file);
                    cells.putIfAbsent(file.text(table.cell()), cells.size());
                    genes.putIfAbsent(file.text(table.gene()), genes.size());
                    lines++;
                }
                file.points().check(String.valueOf(source.getFileName()), options);
                findings.addAll(TableNotes.of(file).findings(String.valueOf(source.getFileName()), options));
            }
            return new Names(cells, genes, lines);
        }
    }
}
