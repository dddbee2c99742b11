package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
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
                    && (LongTable.in(source, guess()).isPresent()
                            || LongTable.doubt(source, guess()).isPresent());
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
            var doubt = LongTable.doubt(source, guess());
            if (doubt.isPresent()) {
                throw doubt.get();
            }
            LongTable table = LongTable.in(source, guess())
                    .orElseThrow(() -> TableHead.notAMatrix(
                            String.valueOf(source.getFileName()), "It has changed while it was read."));
            var findings = new ArrayList<Finding>();
            Content content = Content.of(source, table, options, findings);
            requireMany(source, table, content);
            List<String> ids = List.copyOf(content.genes.keySet());
            List<Column> about = content.aboutGenes();
            Optional<Column> symbols = about.stream()
                    .filter(_ -> GeneNames.areStableIds(ids))
                    .filter(column -> TableGenes.areCalledGenes(column.name()))
                    .findFirst();
            findings.add(told(table));
            content.leftOut().ifPresent(findings::add);
            return new Features(
                            ids,
                            symbols.map(LongTableReader::texts).orElse(ids),
                            Collections.nCopies(ids.size(), ""),
                            about)
                    .reading(
                            source,
                            FORMAT,
                            List.of(new MatrixPlace(DelimitedReader.PLACE, true)),
                            DelimitedReader.PLACE,
                            counts(source, table, options, content, spill),
                            new CellTable(List.copyOf(content.cells.keySet()), content.aboutCells()),
                            findings);
        } catch (IOException e) {
            throw FileKind.notUnpacked(source, e);
        }
    }

    private static List<String> texts(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::text).toList();
    }

    private static CountMatrix counts(Path source, LongTable table, ReadOptions options, Content content, Spill spill)
            throws UnreadableData {
        String name = String.valueOf(source.getFileName());
        try {
            return new RowSorter(
                            name,
                            visitor -> entries(source, table, options, content, visitor),
                            content.cells.size(),
                            content.genes.size(),
                            spill)
                    .sort();
        } catch (UnreadableData refused) {
            throw refused.finding().code().equals(Rows.DUPLICATES)
                    ? new UnreadableData(
                            Rows.DUPLICATES,
                            "%s lists a gene twice for one cell.".formatted(name),
                            "It does not say whether the two counts are one or are to be added.",
                            "%srite each pair of cell and gene once, with the sum of its counts: in R dplyr::summarise, in a spreadsheet a pivot table."
                                    .formatted(shared(table)),
                            refused)
                    : refused;
        }
    }

    /** Of several samples each may have that barcode. */
    private static String shared(LongTable table) {
        return table.others().isEmpty()
                ? "W"
                : "If they are of two cells that %s tells apart, put both into the column %s, as in sample1_AAAC; else w"
                        .formatted(
                                table.others().stream().map(table.names()::get).collect(Collectors.joining(" or ")),
                                table.names().get(table.cell()));
    }

    private static void entries(
            Path source, LongTable table, ReadOptions options, Content content, EntrySource.Visitor visitor)
            throws UnreadableData {
        try (var file = table.open(source, options.numerals())) {
            boolean more = true;
            while (more && file.next()) {
                float count = table.count(file);
                Integer cell = content.cells.get(file.text(table.cell()));
                Integer gene = content.genes.get(file.text(table.gene()));
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
    private static void requireMany(Path source, LongTable table, Content content) throws UnreadableData {
        if (content.lines <= Math.max(content.cells.size(), content.genes.size())) {
            throw TableHead.notAMatrix(
                    String.valueOf(source.getFileName()),
                    "Its columns %s have names, but hardly any gene is listed for more than one cell, so that it is no long table of counts either."
                            .formatted(String.join(" and ", table.called().subList(0, 2))));
        }
    }

    private static Finding told(LongTable table) {
        return new Finding(
                Finding.Severity.INFO,
                "long-table",
                "The table has a line for each gene in each cell: cells are in %s, genes in %s, counts in %s."
                        .formatted(table.called().stream().map(Findings::shown).toArray()),
                "%sA pair that it does not list has the count 0; a cell or gene without any line is not there."
                        .formatted(table.hasHeader() ? "" : "Its first line has no names. "),
                "Nothing needs to be done.");
    }

    /**
     * What a long table holds beside counts.
     *
     * @param cells the names of cells, numbered as they first appear
     * @param genes those of genes
     * @param others what else it says
     * @param lines number of lines below the header
     */
    private record Content(
            Map<String, Integer> cells, Map<String, Integer> genes, List<LongColumn> others, long lines) {

        static Content of(Path source, LongTable table, ReadOptions options, List<Finding> findings)
                throws IOException, UnreadableData {
            var cells = new LinkedHashMap<String, Integer>();
            var genes = new LinkedHashMap<String, Integer>();
            var others = table.others().stream()
                    .map(field -> new LongColumn(table.names().get(field)))
                    .toList();
            long lines = 0;
            try (var file = table.open(source, options.numerals())) {
                while (file.next()) {
                    // Also looks at the signs in the number.
                    table.count(file);
                    int cell = number(name(file, table.cell(), "cell"), cells);
                    int gene = number(name(file, table.gene(), "gene"), genes);
                    for (int other = 0; other < others.size(); other++) {
                        others.get(other)
                                .add(cell, gene, file.value(table.others().get(other)));
                    }
                    lines++;
                }
                file.points().check(String.valueOf(source.getFileName()), options);
                findings.addAll(TableNotes.of(file).findings(String.valueOf(source.getFileName()), options));
            }
            return new Content(cells, genes, others, lines);
        }

        private static String name(DelimitedFile line, int field, String what) throws UnreadableData {
            String name = line.text(field);
            if (name.isBlank()) {
                throw new UnreadableData(
                        "blank-name",
                        "Line %d of the table names no %s.".formatted(line.line(), what),
                        "In a long table each line belongs to a cell and a gene.",
                        "Write the name into that line, or delete the line.");
            }
            return name;
        }

        private static int number(String name, Map<String, Integer> names) {
            Integer known = names.putIfAbsent(name, names.size());
            return known == null ? names.size() - 1 : known;
        }

        List<Column> aboutCells() {
            return others.stream().flatMap(other -> other.aboutCells().stream()).toList();
        }

        List<Column> aboutGenes() {
            return others.stream().flatMap(other -> other.aboutGenes().stream()).toList();
        }

        /** Columns that differ from line to line. */
        Optional<Finding> leftOut() {
            var names = others.stream()
                    .filter(other ->
                            other.aboutCells().isEmpty() && other.aboutGenes().isEmpty())
                    .map(LongColumn::name)
                    .toList();
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Finding(
                            Finding.Severity.WARNING,
                            "skipped-columns",
                            "Columns that say different things of one cell and of one gene were left out: %s."
                                    .formatted(TableFindings.listed(names)),
                            "Only what is the same in all lines of a cell, or of a gene, can be kept about it.",
                            "If one of them is the name of the cell, call it cell; if it is the count, call it umis."));
        }
    }
}
