package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the columns of a table are, told from its first lines: one of row names, some of text, and the numbers.
 *
 * @param hasHeader whether the first line names the columns
 * @param corner what stands above the row names; may be empty
 * @param names the field with the row names; -1: rows have none
 * @param texts fields with other texts
 * @param textNames their names
 * @param numbers fields with numbers
 * @param columnNames the names of the fields with numbers
 * @param fields number of fields of each line below the header
 */
record TableLayout(
        boolean hasHeader,
        String corner,
        int names,
        int[] texts,
        List<String> textNames,
        int[] numbers,
        List<String> columnNames,
        int fields) {

    private static final int LOOK = 20;
    private static final int FEWEST_NUMBERS = 2;

    private static final Set<String> NAME_WORDS = Set.of(
            "gene",
            "genes",
            "symbol",
            "gene_id",
            "geneid",
            "gene_name",
            "gene_symbol",
            "cell",
            "cells",
            "cell_id",
            "cellid",
            "barcode",
            "barcodes",
            "cell_name",
            "index",
            "id");

    /** Looks at the first lines of a file. */
    static TableLayout of(Path source) throws IOException, UnreadableData {
        var lines = new ArrayList<List<String>>();
        try (var file = new DelimitedFile(source)) {
            while (lines.size() <= LOOK && file.next()) {
                lines.add(file.texts());
            }
        }
        String name = String.valueOf(source.getFileName());
        if (lines.size() < 2) {
            throw notAMatrix(name, "It has %d lines.".formatted(lines.size()));
        }
        List<String> first = lines.getFirst();
        List<List<String>> body = lines.subList(1, lines.size());
        int fields = body.getFirst().size();
        boolean shorter = first.size() == fields - 1;
        if (!shorter && first.size() != fields) {
            throw notAMatrix(name, "Its first line has %d fields, its second %d.".formatted(first.size(), fields));
        }
        // Names of genes and cells may be numbers; only a header has nothing above names.
        boolean blankCorner =
                first.getFirst().isBlank() && !body.getFirst().getFirst().isBlank();
        boolean hasHeader = shorter || blankCorner || !isNumeric(first) || isCount(first);
        List<String> header = new ArrayList<>(hasHeader ? first : MatrixMarketReader.numbered("column", fields));
        if (shorter) {
            header.addFirst("");
        }
        return of(name, hasHeader, header, hasHeader ? body : lines, fields);
    }

    private static TableLayout of(
            String name, boolean hasHeader, List<String> header, List<List<String>> body, int fields)
            throws UnreadableData {
        int[] texts = IntStream.range(0, fields)
                .filter(f -> body.stream().anyMatch(line -> f < line.size() && !DelimitedFile.isNumber(line.get(f))))
                .toArray();
        String corner = header.getFirst().strip();
        boolean firstIsText = texts.length > 0 && texts[0] == 0;
        boolean firstIsNamed = hasHeader
                && (corner.isEmpty()
                        || NAME_WORDS.contains(corner.toLowerCase(Locale.ROOT))
                        || corner.equals("Unnamed: 0"));
        int names = firstIsText || firstIsNamed ? 0 : texts.length == 1 ? texts[0] : -1;
        int[] others = IntStream.of(texts).filter(f -> f != names).toArray();
        int[] numbers = IntStream.range(0, fields)
                .filter(f -> f != names && IntStream.of(others).noneMatch(t -> t == f))
                .toArray();
        if (numbers.length < FEWEST_NUMBERS || numbers.length < others.length) {
            throw notAMatrix(
                    name,
                    "Of its %d columns %d hold numbers: it looks like a table about cells."
                            .formatted(fields, numbers.length));
        }
        return new TableLayout(
                hasHeader,
                names == 0 ? corner : "",
                names,
                others,
                IntStream.of(others).mapToObj(header::get).toList(),
                numbers,
                IntStream.of(numbers).mapToObj(header::get).toList(),
                fields);
    }

    private static boolean isNumeric(List<String> line) {
        return line.stream().allMatch(DelimitedFile::isNumber);
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

    private static UnreadableData notAMatrix(String name, String why) {
        return new UnreadableData(
                "no-matrix",
                "The text file %s is not a table of counts.".formatted(name),
                why,
                "Choose the table with one row a cell and one column a gene, or the other way round. Tables about"
                        + " cells are joined as labels.");
    }

    /** Opens the file behind its header. */
    DelimitedFile open(Path source) throws IOException, UnreadableData {
        var file = new DelimitedFile(source);
        if (hasHeader) {
            file.next();
        }
        return file;
    }

    /** The name of a column of text; a nameless one gets a number. */
    String textName(int text) {
        String name = textNames.get(text);
        return name.isBlank() ? "column " + (texts[text] + 1) : name;
    }

    /** The numbers of a line. */
    void numbers(DelimitedFile line, float[] into) throws UnreadableData {
        if (line.fields() != fields) {
            throw new UnreadableData(
                    "uneven-table",
                    "Line %d of the table has %d fields, but there are %d columns."
                            .formatted(line.line(), line.fields(), fields),
                    "A delimiter or quotation mark is missing or too many, or the file was cut off.",
                    "Mend that line, or write the table again.");
        }
        for (int i = 0; i < numbers.length; i++) {
            into[i] = line.number(numbers[i]);
        }
    }
}
