package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first lines of a table, and whether the first of them names the columns.
 *
 * @param name of the file
 * @param hasHeader whether the first line names the columns
 * @param header a name for each field, made up where there is no header; blank above row names without one
 * @param body the lines below the header, but for those in {@code texts}
 * @param texts numbers of lines that hold text where the others hold numbers, as {@link DelimitedFile#line} counts
 * @param above lines of text above the header
 */
record TableHead(
        String name,
        boolean hasHeader,
        List<String> header,
        List<List<String>> body,
        Set<Long> texts,
        List<List<String>> above) {

    private static final int LOOK = 20;

    /** So many lines that are numbered in order are no chance. */
    static final int FEWEST_NUMBERED = 3;

    /** Nearly all fields of a line of text are text, and hardly any of the others; words for missing values are neither. */
    private static final double MOST = 0.8;

    private static final Set<String> NAME_WORDS = Set.of(
            "gene",
            "genes",
            "symbol",
            "gene_id",
            "geneid",
            "gene_name",
            "gene_symbol",
            "entrez",
            "entrezid",
            "entrez_id",
            "sample_id",
            "sampleid",
            "id",
            "row.names",
            "rownames",
            "unnamed: 0");

    private static final Set<String> CELL_WORDS = Set.of(
            "barcode",
            "barcodes",
            "cell",
            "cells",
            "cell_id",
            "cellid",
            "cell_name",
            "cell_barcode",
            // BD Rhapsody numbers its cells.
            "cell_index",
            "index");

    /** Looks at the first lines of a file. */
    static TableHead of(Path source) throws IOException, UnreadableData {
        var lines = new ArrayList<List<String>>();
        var numbers = new ArrayList<Long>();
        try (var file = DelimitedFile.of(source, Numerals.DETECT)) {
            while (lines.size() <= LOOK && file.next()) {
                lines.add(file.texts());
                numbers.add(file.line());
            }
        }
        String name = String.valueOf(source.getFileName());
        if (lines.size() < 2) {
            throw notAMatrix(name, "It has %d lines.".formatted(lines.size()));
        }
        List<List<String>> above = LinesAbove.in(lines);
        above.forEach(_ -> {
            lines.removeFirst();
            numbers.removeFirst();
        });
        List<String> first = lines.getFirst();
        List<List<String>> body = lines.subList(1, lines.size());
        int fields = body.getFirst().size();
        if (first.size() == fields + 1 && first.getLast().isBlank()) {
            first = first.subList(0, fields);
        }
        boolean shorter = first.size() == fields - 1;
        if (!shorter && first.size() != fields) {
            throw notAMatrix(name, "Its first line has %d fields, its second %d.".formatted(first.size(), fields));
        }
        boolean hasHeader = shorter || isHeader(first, body);
        List<String> header = new ArrayList<>(hasHeader ? first : MatrixMarketReader.numbered("column", fields));
        if (shorter) {
            header.add(endsBlank(name, header.getFirst(), body) ? header.size() : 0, "");
        }
        var texts = hasHeader ? texts(body) : List.<Integer>of();
        return new TableHead(
                name,
                hasHeader,
                header,
                IntStream.range(0, hasHeader ? body.size() : lines.size())
                        .filter(at -> !texts.contains(at))
                        .mapToObj(hasHeader ? body::get : lines::get)
                        .toList(),
                texts.stream().map(at -> numbers.get(at + 1)).collect(Collectors.toUnmodifiableSet()),
                above);
    }

    /** Whether a delimiter stands at the end of each line below the first, behind which there is nothing. */
    private static boolean endsBlank(String name, String corner, List<List<String>> body) throws UnreadableData {
        boolean blank = body.stream().allMatch(line -> line.getLast().isBlank());
        boolean named = corner.isBlank() || isNameWord(corner.strip());
        if (blank && !named) {
            throw notAMatrix(
                    name,
                    "Its first line has one field less than the others, which end in a blank one: whether the last name is missing or the first cannot be known.");
        }
        return blank;
    }

    /** Lines of text among lines of numbers: types of cells above their counts, or a second line of names of genes. */
    private static List<Integer> texts(List<List<String>> body) {
        var texts = IntStream.range(0, body.size())
                .filter(at -> textShare(body.get(at)) >= MOST || at < FEWEST_NUMBERED && isNameAlone(body.get(at)))
                .boxed()
                .toList();
        boolean others = IntStream.range(0, body.size())
                .filter(at -> !texts.contains(at))
                .allMatch(at -> textShare(body.get(at)) < 1 - MOST);
        return others && 2 * texts.size() < body.size() ? texts : List.of();
    }

    /** What pandas calls the names of rows, on a line of its own below the names of columns. */
    private static boolean isNameAlone(List<String> line) {
        return isNameWord(line.getFirst().strip())
                && line.stream().skip(1).allMatch(String::isBlank)
                && line.size() > FEWEST_NUMBERED;
    }

    /** Which share of the fields behind the first holds text, those without a value left out. */
    static double textShare(List<String> line) {
        var values = line.stream()
                .skip(1)
                .filter(value -> !DelimitedFile.isMissing(value))
                .toList();
        long texts = values.stream().filter(value -> !Numerals.mayBe(value)).count();
        return values.size() < FEWEST_NUMBERED ? 0 : texts / (double) values.size();
    }

    /** Number of fields of each line below the header. */
    int fields() {
        return header.size();
    }

    /** What stands above the first field. */
    String corner() {
        return header.getFirst().strip();
    }

    /** Whether the first field is one of names, though it may hold numbers. */
    boolean namesRows() {
        return hasHeader && (corner().isEmpty() || isNameWord(corner()) || isNumbered());
    }

    /** Whether a field is called as barcodes are and holds a different one in each line. */
    boolean namesCells(int field) {
        List<String> values = values(field);
        return areCalledCells(header.get(field)) && new HashSet<>(values).size() == values.size();
    }

    /** Whether a column with this name holds names of cells. */
    static boolean areCalledCells(String column) {
        return CELL_WORDS.contains(column.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean isNameWord(String text) {
        return NAME_WORDS.contains(text.toLowerCase(Locale.ROOT)) || areCalledCells(text);
    }

    /** The values of a field in the lines below the header, also missing ones. */
    List<String> values(int field) {
        return body.stream()
                .filter(line -> field < line.size())
                .map(line -> line.get(field))
                .toList();
    }

    /** Names of genes and cells may be numbers: 1, 2, 3, or ids that are larger than any count and all different. */
    private static boolean isHeader(List<String> first, List<List<String>> body) {
        boolean blankCorner =
                first.getFirst().isBlank() && !body.getFirst().getFirst().isBlank();
        if (!blankCorner && isNamedRow(first) && isNamedRow(body.getFirst())) {
            List<String> named = first.subList(1, first.size());
            return isNameWord(first.getFirst()) || isCount(named) || areIds(named, body);
        }
        return blankCorner || !isNumeric(first) || isCount(first) || areIds(first, body);
    }

    /** Whether a line is a name before numbers, as every line of a table without header is. */
    private static boolean isNamedRow(List<String> line) {
        return line.size() > 1 && !Numerals.mayBe(line.getFirst()) && isNumeric(line.subList(1, line.size()));
    }

    private static boolean isNumeric(List<String> line) {
        return line.stream().allMatch(Numerals::mayBe);
    }

    /** 1, 2, 3 ... or 0, 1, 2 ..., with or without a blank corner: names that a program gave. */
    private static boolean isCount(List<String> line) {
        List<String> named = line.getFirst().isEmpty() ? line.subList(1, line.size()) : line;
        for (int start = 0; start <= 1; start++) {
            int from = start;
            if (IntStream.range(0, named.size()).allMatch(i -> named.get(i).equals(Integer.toString(from + i)))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the first field numbers the lines. */
    boolean isNumbered() {
        return body.size() >= FEWEST_NUMBERED
                && isCount(body.stream().map(List::getFirst).toList());
    }

    /** Whole numbers that are all different, each larger than anything in the lines below: Entrez ids above counts. */
    private static boolean areIds(List<String> first, List<List<String>> body) {
        if (new HashSet<>(first).size() < first.size() || first.stream().anyMatch(id -> !id.matches("[1-9]\\d{0,8}"))) {
            return false;
        }
        double least = first.stream().mapToDouble(Double::parseDouble).min().orElse(0);
        double most = body.stream()
                .flatMap(line -> line.stream().skip(1))
                .filter(DelimitedFile::isNumber)
                .filter(value -> !DelimitedFile.isMissing(value))
                .mapToDouble(DelimitedFile::parse)
                .max()
                .orElse(Double.MAX_VALUE);
        return least > most;
    }

    /** The error for a table that has a line for each gene in each cell, of which nobody can know what the columns are. */
    static UnreadableData longTable(TableHead head, int[] texts, int number) {
        List<String> names = IntStream.concat(IntStream.of(texts), IntStream.of(number))
                .mapToObj(field -> head.header().get(field).strip())
                .toList();
        return new UnreadableData(
                "not-a-table",
                "The text file %s looks like a long table, with a line for each gene in each cell (%s)."
                        .formatted(head.name(), String.join(", ", names)),
                "Which column names cells, genes or counts is told neither by what is in it nor by what is above it.",
                "Call the columns cell, gene and count in the first line.");
    }

    /** The error for the numbers of rows and columns of a sparse matrix, without names. */
    static UnreadableData triplets(TableHead head) {
        return new UnreadableData(
                "not-a-table",
                "The text file %s lists the entries of a sparse matrix (%s) without names of cells and genes."
                        .formatted(head.name(), String.join(", ", head.header())),
                "Numbers of rows and columns do not say which genes and cells they are, or how many there are.",
                "Write the matrix as Matrix Market with its names beside it: in R Matrix::writeMM, write.table of rownames and colnames,"
                        + " or DropletUtils::write10xCounts.");
    }

    static UnreadableData notAMatrix(String name, String why) {
        return new UnreadableData(
                "not-a-table",
                "The text file %s is not a table of counts.".formatted(name),
                why,
                "Choose the table with one row a cell and one column a gene, or the other way round. Tables about"
                        + " cells are joined as labels.");
    }
}
