package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.data.MissingWords;

/**
 * Reads a table of text record by record: comma, tab, semicolon or blank between fields, quotes, quoted line breaks, all
 * line endings, comments before the header, compressed or not. Bytes are parsed by hand, for a table of counts has millions of one-digit fields.
 */
final class DelimitedFile implements AutoCloseable {

    private static final int LONGEST_RECORD = 1 << 28;

    /** What a file is read for. */
    private enum Use {
        FIELDS,
        LINES,
        COUNTS
    }

    private final TextInput in;
    private final String name;
    private final byte delimiter;
    private final Numerals numerals;
    private byte[] record = new byte[1 << 12];
    private int length;
    private int[] ends = new int[64];
    private int fields;
    private long line;
    private boolean western;
    private long blanks;
    private final int titles;
    private final ThousandPoints points = new ThousandPoints();

    /**
     * Opens a file; the delimiter is the one of tab, comma, semicolon and blank that is most frequent in its first line.
     */
    DelimitedFile(Path file) throws IOException {
        this(file, Use.FIELDS, Numerals.DETECT);
    }

    /** Opens a table. */
    static DelimitedFile of(Path file, Numerals numerals) throws IOException {
        return new DelimitedFile(file, Use.COUNTS, numerals);
    }

    /** Opens a file with one field a line, whatever stands in it. */
    static DelimitedFile ofLines(Path file) throws IOException {
        return new DelimitedFile(file, Use.LINES, Numerals.DETECT);
    }

    private DelimitedFile(Path file, Use use, Numerals numerals) throws IOException {
        this.numerals = numerals;
        this.name = String.valueOf(file.getFileName());
        this.in = new TextInput(file);
        Optional<Byte> said = use == Use.LINES ? Optional.empty() : in.saidDelimiter();
        in.skipComments();
        this.titles = use == Use.COUNTS ? in.skipTitles() : 0;
        this.line = titles;
        // A line ends before it could be parted by its own end.
        this.delimiter = use == Use.LINES ? (byte) '\n' : said.orElseGet(in::delimiter);
    }

    /** Goes to the next record that is not blank; false at the end. */
    boolean next() throws IOException, UnreadableData {
        do {
            if (!read()) {
                return false;
            }
        } while (isBlank());
        return true;
    }

    /** Whether there is nothing in it, as in the rows that spreadsheets leave below a table. */
    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (record[i] != ' ' && record[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private boolean read() throws IOException, UnreadableData {
        length = 0;
        fields = 0;
        line++;
        int c = in.next();
        if (c == TextInput.END) {
            return false;
        }
        boolean quoted = false;
        // Tables that are aligned have many blanks between two fields, and some at the ends of a line.
        boolean gap = delimiter == ' ';
        int start = 0;
        while (c != TextInput.END && (quoted || !TextStretch.isLineEnd(c))) {
            if (quoted) {
                if (c == '"') {
                    c = in.next();
                    if (c == '"') {
                        put('"');
                        c = in.next();
                    } else {
                        quoted = false;
                    }
                    continue;
                }
                put(c);
            } else if (c == '"' && length == start) {
                quoted = true;
                gap = false;
            } else if (c == delimiter) {
                if (!gap) {
                    endField();
                    start = length;
                }
                gap = delimiter == ' ';
            } else {
                put(c);
                gap = false;
            }
            c = in.next();
        }
        if (c == '\r') {
            in.skipLineFeed();
        }
        if (!gap || fields == 0) {
            endField();
        }
        return true;
    }

    /** Number of fields of the record. */
    int fields() {
        return fields;
    }

    /** Number of the record, counted from 1 with blank ones; for messages. */
    long line() {
        return line;
    }

    String text(int field) {
        int from = field == 0 ? 0 : ends[field - 1];
        String text = WesternText.utf8(record, from, ends[field]);
        if (text == null) {
            western = true;
            text = WesternText.of(record, from, ends[field]);
        }
        return text.strip();
    }

    /** The text of a field that may be a number, with the signs of its thousands and decimals as Java reads them. */
    String value(int field) {
        return numerals.plain(text(field));
    }

    /** Whether nothing but blanks stands between fields. */
    boolean hasBlanks() {
        return delimiter == ' ';
    }

    /** Whether bytes stand behind the end of a compressed file, after all of it was read. */
    boolean hasBytesBehind() throws IOException {
        return in.hasBytesBehind();
    }

    /** How many lines above the table were passed over as its title. */
    int titles() {
        return titles;
    }

    /** How many of the numbers that were asked for so far had nothing in their field. */
    long blanks() {
        return blanks;
    }

    /** What the points in the numbers that were asked for so far may mean. */
    ThousandPoints points() {
        return points;
    }

    /** Whether one of the texts that were asked for so far was not written as UTF-8. */
    boolean isWestern() {
        return western;
    }

    List<String> texts() {
        var all = new ArrayList<String>(fields);
        for (int f = 0; f < fields; f++) {
            all.add(text(f));
        }
        return all;
    }

    /** The number in a text that {@link #isNumber} and not missing. */
    static float parse(String text) {
        if (isInfinite(text)) {
            return text.startsWith("-") ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        }
        return Float.parseFloat(text);
    }

    /** Whether a field is a number or a missing one. */
    static boolean isNumber(String text) {
        if (isMissing(text) || isInfinite(text)) {
            return true;
        }
        char first = text.charAt(0);
        if (!(first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.')) {
            return false;
        }
        try {
            Float.parseFloat(text);
            // Java reads 0x1p3 and 1f, too; in a table these are names.
            return !Character.isLetter(text.charAt(text.length() - 1))
                    && text.indexOf('x') < 0
                    && text.indexOf('X') < 0;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    static boolean isMissing(String text) {
        return MissingWords.isBlank(text);
    }

    private static boolean isInfinite(String text) {
        return text.matches("(?i)[+-]?inf(inity)?");
    }

    /**
     * The number in a field; NaN where it is missing.
     *
     * @param column the name of the field, for messages
     * @throws UnreadableData when it is none
     */
    float number(int field, String column) throws UnreadableData {
        int from = field == 0 ? 0 : ends[field - 1];
        int to = ends[field];
        int whole = 0;
        for (int i = from; i < to; i++) {
            byte c = record[i];
            if (c < '0' || c > '9' || i - from > 8) {
                return decimal(value(field), column);
            }
            whole = whole * 10 + (c - '0');
        }
        if (whole >= ThousandPoints.THOUSAND) {
            points.plain();
        }
        return to > from ? whole : blank();
    }

    private float blank() {
        blanks++;
        return numerals.blanksAreZeros() ? 0 : Float.NaN;
    }

    private float decimal(String text, String column) throws UnreadableData {
        if (text.isEmpty()) {
            return blank();
        }
        if (isMissing(text)) {
            return Float.NaN;
        }
        if (!isNumber(text)) {
            if (Numerals.mayBe(text)) {
                throw Numerals.unclear(text, "Line %d of %s".formatted(line, name), column);
            }
            throw new UnreadableData(
                    "no-number",
                    "Line %d of %s has '%s' where a number should be, in the column %s."
                            .formatted(line, name, Findings.shown(text), Findings.shown(column)),
                    "A table of counts has numbers in all its columns but those of names.",
                    "Mend that line, or write the table again; if the column or row holds no counts, name it (--not-counts NAME,...).");
        }
        if (numerals.decimals().isEmpty()) {
            points.look(text, line, column);
        }
        return parse(text);
    }

    private void put(int c) throws UnreadableData {
        if (length == record.length) {
            if (length >= LONGEST_RECORD) {
                throw new UnreadableData(
                        "damaged-file",
                        "Line %d of %s is longer than %d MB.".formatted(line, name, LONGEST_RECORD >> 20),
                        "A quotation mark without its partner, or no table at all.",
                        "Mend the line, or choose another file.");
            }
            record = Arrays.copyOf(record, 2 * length);
        }
        record[length++] = (byte) c;
    }

    private void endField() {
        if (fields == ends.length) {
            ends = Arrays.copyOf(ends, 2 * fields);
        }
        ends[fields++] = length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
