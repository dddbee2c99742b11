package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the columns of a table are, told from its first lines: one of row names, some of counts, and others.
 *
 * @param hasHeader whether the first line names the columns
 * @param corner what stands above the row names; may be empty
 * @param names the field with the row names; -1: rows have none
 * @param others fields that are neither names nor counts, with their names
 * @param numbers fields with counts
 * @param columnNames the names of the fields with counts
 * @param fields number of fields of each line below the header
 */
record TableLayout(
        boolean hasHeader,
        String corner,
        int names,
        List<Other> others,
        int[] numbers,
        List<String> columnNames,
        int fields) {

    private static final int LOOK = 20;
    private static final int FEWEST_NUMBERS = 2;

    /** So many lines that are numbered in order are no chance. */
    private static final int FEWEST_NUMBERED = 3;

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
            "cell",
            "cells",
            "cell_id",
            "cellid",
            "sample_id",
            "sampleid",
            "barcode",
            "barcodes",
            "cell_name",
            "index",
            "id",
            "row.names",
            "rownames",
            "unnamed: 0");

    /**
     * A field that holds no counts.
     *
     * @param why the end of a sentence that begins with "it"; empty for text, which cannot be taken for counts
     */
    record Other(int field, String name, String why) {}

    /**
     * Looks at the first lines of a file.
     *
     * @param notCounts the columns that are no counts; empty: told from their names
     * @param places whether columns may be coordinates of cells, such as PC_1; where rows are genes they are samples
     */
    static TableLayout of(Path source, Optional<List<String>> notCounts, boolean places)
            throws IOException, UnreadableData {
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
        boolean hasHeader = shorter || isHeader(first, body);
        List<String> header = new ArrayList<>(hasHeader ? first : MatrixMarketReader.numbered("column", fields));
        if (shorter) {
            header.addFirst("");
        }
        return of(name, hasHeader, header, hasHeader ? body : lines, fields, notCounts, places);
    }

    /** Names of genes and cells may be numbers: 1, 2, 3, or ids that are larger than any count and all different. */
    private static boolean isHeader(List<String> first, List<List<String>> body) {
        boolean blankCorner =
                first.getFirst().isBlank() && !body.getFirst().getFirst().isBlank();
        if (!blankCorner && isNamedRow(first) && isNamedRow(body.getFirst())) {
            List<String> named = first.subList(1, first.size());
            return NAME_WORDS.contains(first.getFirst().toLowerCase(Locale.ROOT))
                    || isCount(named)
                    || areIds(named, body);
        }
        return blankCorner || !isNumeric(first) || isCount(first) || areIds(first, body);
    }

    /** Whether a line is a name before numbers, as every line of a table without header is. */
    private static boolean isNamedRow(List<String> line) {
        return line.size() > 1 && !DelimitedFile.isNumber(line.getFirst()) && isNumeric(line.subList(1, line.size()));
    }

    private static TableLayout of(
            String name,
            boolean hasHeader,
            List<String> header,
            List<List<String>> body,
            int fields,
            Optional<List<String>> notCounts,
            boolean places)
            throws UnreadableData {
        requirePoints(name, body);
        boolean[] text = new boolean[fields];
        IntStream.range(0, fields).forEach(f -> text[f] = isText(body, f));
        int[] texts = IntStream.range(0, fields).filter(f -> text[f]).toArray();
        String corner = header.getFirst().strip();
        boolean firstIsNamed = hasHeader
                && (corner.isEmpty() || NAME_WORDS.contains(corner.toLowerCase(Locale.ROOT)) || isNumbered(body));
        int names = text[0] || firstIsNamed ? 0 : texts.length == 1 ? texts[0] : -1;
        var others = new ArrayList<Other>();
        var numbers = new ArrayList<Integer>();
        for (int f = 0; f < fields; f++) {
            String called = header.get(f).isBlank()
                    ? "column " + (f + 1)
                    : header.get(f).strip();
            if (f == names) {
                continue;
            }
            if (text[f]) {
                others.add(new Other(f, called, ""));
            } else if (hasHeader && isNoCount(called, notCounts) && isNoSample(called, notCounts, body, f, places)) {
                others.add(new Other(f, called, "is a name for what is no count of a gene or cell"));
            } else {
                numbers.add(f);
            }
        }
        // Places of exons are text, too; they speak of a table about genes.
        long aboutCells = IntStream.of(texts)
                .filter(f -> !AnnotationNames.isAboutGenes(header.get(f)))
                .count();
        if (numbers.size() < FEWEST_NUMBERS || numbers.size() < aboutCells - (names < 0 ? 0 : 1)) {
            throw notAMatrix(
                    name,
                    "Of its %d columns %d hold counts: it looks like a table about cells."
                            .formatted(fields, numbers.size()));
        }
        int[] chosen = numbers.stream().mapToInt(Integer::intValue).toArray();
        return new TableLayout(
                hasHeader,
                names == 0 ? corner : "",
                names,
                List.copyOf(others),
                chosen,
                IntStream.of(chosen).mapToObj(f -> header.get(f).strip()).toList(),
                fields);
    }

    /**
     * Whether a field holds text: most of what is there are no numbers. A single other value among counts is a slip that
     * must be named, and no reason to pass over a gene or cell. In the first field it is enough that names differ, for ids
     * may be numbers but for a few.
     */
    private static boolean isText(List<List<String>> body, int field) {
        var values = body.stream()
                .filter(line -> field < line.size())
                .map(line -> line.get(field))
                .filter(value -> !DelimitedFile.isMissing(value))
                .toList();
        long texts =
                values.stream().filter(value -> !DelimitedFile.isNumber(value)).count();
        boolean ids = values.size() >= FEWEST_NUMBERED
                && new HashSet<>(values).size() == values.size()
                && values.stream().noneMatch(value -> value.equals("0"));
        return 2 * texts > values.size() || field == 0 && texts > 0 && ids;
    }

    private static boolean isNoCount(String name, Optional<List<String>> notCounts) {
        return notCounts.map(listed -> listed.contains(name)).orElseGet(() -> AnnotationNames.isAnnotation(name));
    }

    /** Of columns called as coordinates only those are ones that have a value no count can have, and may be any at all. */
    private static boolean isNoSample(
            String name, Optional<List<String>> notCounts, List<List<String>> body, int field, boolean places) {
        return notCounts.isPresent()
                || !AnnotationNames.isPlaceInAMap(name)
                || places
                        && body.stream().filter(line -> field < line.size()).anyMatch(line -> !line.get(field)
                                .matches("\\d*"));
    }

    /** Whether a column is passed over for its name alone, which says so only where rows are cells. */
    boolean hasPlaces() {
        return others.stream().anyMatch(other -> !other.why().isEmpty() && AnnotationNames.isPlaceInAMap(other.name()));
    }

    /** The same without some columns of counts, which turned out to be none. */
    TableLayout without(TreeMap<Integer, String> reasons) {
        var more = new ArrayList<>(others);
        reasons.forEach((at, why) -> more.add(new Other(numbers[at], columnNames.get(at), why)));
        more.sort(java.util.Comparator.comparingInt(Other::field));
        int[] kept = IntStream.range(0, numbers.length)
                .filter(at -> !reasons.containsKey(at))
                .toArray();
        return new TableLayout(
                hasHeader,
                corner,
                names,
                more,
                IntStream.of(kept).map(at -> numbers[at]).toArray(),
                IntStream.of(kept).mapToObj(columnNames::get).toList(),
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

    private static boolean isNumbered(List<List<String>> body) {
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

    /** Numbers with a comma before the decimals would be taken for text. */
    private static void requirePoints(String name, List<List<String>> body) throws UnreadableData {
        long commas = body.stream()
                .flatMap(List::stream)
                .filter(value -> value.matches("-?\\d+,\\d+"))
                .count();
        long all = body.stream().mapToLong(List::size).sum();
        if (commas > all / 10) {
            throw new UnreadableData(
                    "decimal-commas",
                    "The numbers of %s have commas before their decimals.".formatted(name),
                    "Numbers are read with a point, as 1.5.",
                    "Write the table with points. Counts are whole numbers, so it is probably not the table of counts.");
        }
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
            into[i] = line.number(numbers[i], columnNames.get(i));
        }
    }
}
