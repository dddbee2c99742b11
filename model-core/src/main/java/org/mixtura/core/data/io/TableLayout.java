package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 * @param aside which rows hold no counts
 * @param numerals how numbers are written
 * @param above lines of text above the header
 */
record TableLayout(
        boolean hasHeader,
        String corner,
        int names,
        List<Other> others,
        int[] numbers,
        List<String> columnNames,
        int fields,
        Aside aside,
        Numerals numerals,
        List<List<String>> above) {

    /**
     * Rows that hold no counts.
     *
     * @param texts numbers of lines that hold text, as {@link DelimitedFile#line} counts
     * @param reasons why others are none, by their names; the ends of sentences that begin with "it"
     */
    record Aside(Set<Long> texts, Map<String, String> reasons) {}

    /** Why a column or row is no count that was named as one. */
    static final String NAMED = "was named as no counts";

    private static final int FEWEST_NUMBERS = 2;

    /** Of fewer lines it cannot be said that their first texts repeat. */
    private static final int FEWEST_REPEATED = 6;

    /**
     * A field that holds no counts.
     *
     * @param why the end of a sentence that begins with "it"; empty for text, which cannot be taken for counts
     */
    record Other(int field, String name, String why) {}

    /**
     * Looks at the first lines of a file.
     *
     * @param head these lines
     * @param options which columns are no counts beside those that are told from their names
     * @param places whether columns may be coordinates of cells, such as PC_1 or x; where rows are genes they are samples
     */
    static TableLayout of(TableHead head, ReadOptions options, boolean places) throws UnreadableData {
        int fields = head.fields();
        boolean[] text = new boolean[fields];
        IntStream.range(0, fields).forEach(f -> text[f] = isText(head.values(f), f));
        int[] texts = IntStream.range(0, fields).filter(f -> text[f]).toArray();
        int names = names(head, texts);
        var others = new ArrayList<Other>();
        var numbers = new ArrayList<Integer>();
        for (int f = 0; f < fields; f++) {
            String called = called(head.header().get(f), f);
            if (f == names) {
                continue;
            }
            if (text[f]) {
                others.add(new Other(f, called, ""));
            } else if (head.hasHeader() && isBlank(head, f)) {
                others.add(new Other(f, called, "has neither a name nor a value"));
            } else if (head.hasHeader() && options.named().contains(called)) {
                others.add(new Other(f, called, NAMED));
            } else if (head.hasHeader() && options.findsNotCounts() && isNoCount(called, head.values(f), places)) {
                others.add(new Other(f, called, "is a name for what is no count of a gene or cell"));
            } else {
                numbers.add(f);
            }
        }
        // Places of exons are text, too; they speak of a table about genes.
        long aboutCells = IntStream.of(texts)
                .filter(f -> !AnnotationNames.isAboutGenes(head.header().get(f)))
                .count();
        if (numbers.size() == 1
                && texts.length == 2
                && IntStream.of(texts)
                        .anyMatch(f -> TableGenes.areCalledGenes(head.header().get(f)))) {
            throw TableHead.longTable(head, texts, numbers.getFirst());
        }
        if (numbers.size() < FEWEST_NUMBERS || numbers.size() < aboutCells - (names < 0 ? 0 : 1)) {
            throw TableHead.notAMatrix(
                    head.name(),
                    "Counts are in %d of its %d columns: it looks like a table about cells."
                            .formatted(numbers.size(), fields));
        }
        int[] chosen = numbers.stream().mapToInt(Integer::intValue).toArray();
        return new TableLayout(
                head.hasHeader(),
                names == 0 ? head.corner() : "",
                names,
                List.copyOf(others),
                chosen,
                IntStream.of(chosen).mapToObj(f -> head.header().get(f).strip()).toList(),
                fields,
                // A name is that of columns and rows alike: spreadsheets have a Total at the right and one below.
                new Aside(
                        head.texts(),
                        options.named().stream()
                                .distinct()
                                .collect(Collectors.toUnmodifiableMap(name -> name, _ -> NAMED))),
                options.numerals(),
                head.above());
    }

    /** The field with the names of the rows, or -1; a first field whose texts repeat is about the rows. */
    private static int names(TableHead head, int[] texts) {
        boolean first = texts.length > 0 && texts[0] == 0;
        if (first && head.hasHeader() && !head.corner().isEmpty() && repeats(head.values(0))) {
            return IntStream.of(texts)
                    .filter(f -> new HashSet<>(head.values(f)).size()
                            == head.values(f).size())
                    .findFirst()
                    .orElse(-1);
        }
        if (!first && head.namesRows()) {
            // What a program numbered the rows with is no name where a column of barcodes stands beside it.
            return IntStream.of(texts)
                    .filter(f -> head.isNumbered() && head.namesCells(f))
                    .findFirst()
                    .orElse(0);
        }
        return first ? 0 : texts.length == 1 ? texts[0] : -1;
    }

    /** Whether there are at most half as many different texts as lines: names of genes repeat here and there, groups do. */
    private static boolean repeats(List<String> values) {
        return values.size() >= FEWEST_REPEATED && 2 * new HashSet<>(values).size() <= values.size();
    }

    /** A delimiter at the end of each line, as some programs write it, makes such a field. */
    private static boolean isBlank(TableHead head, int field) {
        return head.header().get(field).isBlank() && head.values(field).stream().allMatch(String::isBlank);
    }

    private static String called(String name, int field) {
        return name.isBlank() ? "column " + (field + 1) : name.strip();
    }

    /**
     * Whether a field holds text: most of what is there are no numbers. A single other value among counts is a slip that
     * must be named, and no reason to pass over a gene or cell. In the first field it is enough that names differ, for ids
     * may be numbers but for a few.
     */
    private static boolean isText(List<String> all, int field) {
        var values =
                all.stream().filter(value -> !DelimitedFile.isMissing(value)).toList();
        long texts = values.stream().filter(value -> !Numerals.mayBe(value)).count();
        boolean ids = values.size() >= TableHead.FEWEST_NUMBERED
                && new HashSet<>(values).size() == values.size()
                && values.stream().noneMatch(value -> value.equals("0"));
        return 2 * texts > values.size() || field == 0 && texts > 0 && ids;
    }

    private static boolean isNoCount(String name, List<String> values, boolean places) {
        if (AnnotationNames.isPlaceInAMap(name)) {
            // Only a value that no count can have tells PC_1 from a sample.
            return places && values.stream().anyMatch(value -> !value.matches("\\d*"));
        }
        return AnnotationNames.isPlaceOfACell(name) ? places : AnnotationNames.isAnnotation(name);
    }

    /** Whether a column is passed over for its name alone, which says so only where rows are cells. */
    boolean hasPlaces() {
        return others.stream().anyMatch(other -> !other.why().isEmpty() && AnnotationNames.isPlace(other.name()));
    }

    /** The same without some columns of counts, which turned out to be none. */
    TableLayout without(TreeMap<Integer, String> reasons) {
        var more = new ArrayList<>(others);
        reasons.forEach((at, why) -> more.add(new Other(numbers[at], called(columnNames.get(at), numbers[at]), why)));
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
                fields,
                aside,
                numerals,
                above);
    }

    /** The same without some rows, which turned out to hold no counts. */
    TableLayout withoutRows(Map<String, String> reasons) {
        var all = new HashMap<>(aside.reasons);
        all.putAll(reasons);
        return new TableLayout(
                hasHeader,
                corner,
                names,
                others,
                numbers,
                columnNames,
                fields,
                new Aside(aside.texts, Map.copyOf(all)),
                numerals,
                above);
    }

    /** What the rows are called that the file stands at; empty where rows have no names. */
    String name(DelimitedFile line) {
        return names >= 0 && names < line.fields() ? line.text(names) : "";
    }

    /** Goes to the next row of counts; false at the end. */
    boolean next(DelimitedFile file) throws IOException, UnreadableData {
        do {
            if (!file.next()) {
                return false;
            }
        } while (isAside(file));
        return true;
    }

    /** Whether the row that the file stands at holds no counts. */
    boolean isAside(DelimitedFile file) {
        return aside.texts.contains(file.line()) || !aside.reasons.isEmpty() && aside.reasons.containsKey(name(file));
    }

    /** Opens the file behind its header, whose texts count for {@link DelimitedFile#isWestern}. */
    DelimitedFile open(Path source) throws IOException, UnreadableData {
        var file = DelimitedFile.of(source, numerals);
        for (List<String> _ : above) {
            file.next();
            file.texts();
        }
        if (hasHeader) {
            file.next();
            file.texts();
        }
        return file;
    }

    /** The numbers of a line. */
    void numbers(DelimitedFile line, float[] into) throws UnreadableData {
        requireFields(line, fields);
        for (int i = 0; i < numbers.length; i++) {
            into[i] = line.number(numbers[i], columnNames.get(i));
        }
    }

    /** Checks that a line has as many fields as there are columns. */
    void requireFields(DelimitedFile line) throws UnreadableData {
        requireFields(line, fields);
    }

    static void requireFields(DelimitedFile line, int fields) throws UnreadableData {
        if (line.fields() != fields) {
            throw new UnreadableData(
                    "uneven-table",
                    "Line %d of the table has %d fields, but there are %d columns."
                            .formatted(line.line(), line.fields(), fields),
                    "A delimiter or quotation mark is missing or too many, or the file was cut off.",
                    "Mend that line, or write the table again.");
        }
    }
}
