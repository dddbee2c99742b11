package org.mixtura.core.data.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Reads the entries of a Matrix Market coordinate file. Bytes are parsed by hand: these files have millions of short
 * lines, and a String for each would take most of the time.
 */
final class MtxParser implements AutoCloseable {

    /** Deflate cannot pack better than this. */
    private static final long LARGEST_RATIO = 1100;

    /** The shortest entry of all, {@code 1} and a line feed in a matrix that lists every entry. */
    private static final int SHORTEST_LISTED = 2;

    private static final int END = -1;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long line = 1;

    /** Where what was read last began; the end of a line belongs to it. */
    private long said = 1;

    /**
     * Opens a file, compressed or not.
     *
     * @throws IOException when it cannot be read
     */
    MtxParser(Path file) throws IOException {
        this.file = file;
        this.in = FileKind.openUnpacked(file);
    }

    /**
     * What the header says.
     *
     * @param dense whether every entry is listed, column by column, and not only those that are not zero
     * @param pattern whether entries have no value and count 1
     */
    record Header(int rows, int columns, long stored, boolean dense, boolean pattern) {

        /** Whether one of the sides is of this size. */
        boolean has(int size) {
            return size == rows || size == columns;
        }
    }

    /** Takes an entry, its position counted from 0. */
    interface Visitor {
        /** Returns whether it wants more. */
        boolean visit(int row, int column, float value) throws UnreadableData;
    }

    /** Reads the header; to be called once and first. */
    Header header() throws UnreadableData {
        return told(() -> {
            String[] words = kind();
            boolean dense = words[2].equals("array");
            long rows = size();
            long columns = size();
            long stored = dense ? Math.multiplyExact(rows, columns) : size();
            checkSizes(rows, columns, stored);
            return new Header((int) rows, (int) columns, stored, dense, words[3].equals("pattern"));
        });
    }

    /** Reads the entries, until the visitor has enough. */
    void entries(Header header, Visitor visitor) throws UnreadableData {
        told(() -> {
            if (header.dense) {
                listed(header, visitor);
            } else {
                sparse(header, visitor);
            }
            return header;
        });
    }

    private interface Step<T> {
        T take() throws IOException, UnreadableData;
    }

    private <T> T told(Step<T> step) throws UnreadableData {
        try {
            return step.take();
        } catch (EOFException | ZipException e) {
            throw FileKind.cutShort(
                    "The compressed file %s ends too early or is damaged (after line %d)."
                            .formatted(file.getFileName(), line),
                    e);
        } catch (IOException e) {
            throw FileKind.notReadable(file, e);
        } catch (ArithmeticException tooLarge) {
            throw bad("claims more entries than can be counted");
        }
    }

    private String[] kind() throws IOException, UnreadableData {
        var first = new StringBuilder();
        int c = next();
        while (c != '\n' && c != END && first.length() < 200) {
            first.append((char) c);
            c = next();
        }
        String[] words = first.toString().strip().toLowerCase(Locale.ROOT).split("\\s+");
        if (words.length < 5 || !words[0].equals("%%matrixmarket") || !words[2].matches("coordinate|array")) {
            throw bad("has no Matrix Market header of a matrix ('%s')".formatted(Findings.shown(first.toString())));
        }
        if (words[3].equals("complex") || !words[4].equals("general")) {
            throw bad("is a %s %s matrix, not one of counts".formatted(words[4], words[3]));
        }
        return words;
    }

    private long size() throws IOException, UnreadableData {
        int c = skipToNumber();
        if (c == END) {
            throw bad("ends before its sizes");
        }
        return whole(c, "a size");
    }

    private void checkSizes(long rows, long columns, long stored) throws IOException, UnreadableData {
        long mostBytes = Files.size(file) * (isPacked() ? LARGEST_RATIO : 1) + 1;
        if (rows > Integer.MAX_VALUE - 8 || columns > Integer.MAX_VALUE - 8) {
            throw bad("claims %d x %d with %d entries, more than can be read".formatted(rows, columns, stored));
        }
        if (stored > mostBytes / SHORTEST_LISTED) {
            throw bad("promises %d entries, more than its size allows".formatted(stored));
        }
    }

    private boolean isPacked() {
        return in instanceof UnpackedInput;
    }

    private void sparse(Header header, Visitor visitor) throws IOException, UnreadableData {
        for (long i = 0; i < header.stored; i++) {
            int c = skipToNumber();
            if (c == END) {
                throw bad("promises %d entries but has %d".formatted(header.stored, i));
            }
            long row = whole(c, "a row");
            long column = whole(skipBlanks(), "a column");
            if (row < 1 || row > header.rows || column < 1 || column > header.columns) {
                throw bad("has an entry at row %d, column %d, but the matrix is %d x %d"
                        .formatted(row, column, header.rows, header.columns));
            }
            float value = header.pattern ? 1 : number(skipBlanks());
            if (!visitor.visit((int) row - 1, (int) column - 1, value)) {
                return;
            }
        }
        requireEnd(header);
    }

    private void listed(Header header, Visitor visitor) throws IOException, UnreadableData {
        for (int column = 0; column < header.columns; column++) {
            for (int row = 0; row < header.rows; row++) {
                int c = skipToNumber();
                if (c == END) {
                    throw bad("promises %d x %d values but ends in column %d"
                            .formatted(header.rows, header.columns, column + 1));
                }
                float value = number(c);
                if (value != 0 && !visitor.visit(row, column, value)) {
                    return;
                }
            }
        }
        requireEnd(header);
    }

    private void requireEnd(Header header) throws IOException, UnreadableData {
        if (skipToNumber() != END) {
            throw bad("has more than the %d entries that it promises".formatted(header.stored));
        }
    }

    /** The first character that is not white space and not in a comment. */
    private int skipToNumber() throws IOException {
        int c = next();
        while (c == '%' || isSpace(c)) {
            if (c == '%') {
                while (c != '\n' && c != END) {
                    c = next();
                }
            }
            c = c == END ? END : next();
        }
        said = c == END ? said : line;
        return c;
    }

    private int skipBlanks() throws IOException {
        int c = next();
        while (c == ' ' || c == '\t') {
            c = next();
        }
        return c;
    }

    private long whole(int first, String what) throws IOException, UnreadableData {
        long number = 0;
        int c = first;
        if (c < '0' || c > '9') {
            throw bad("has something else where %s should be".formatted(what));
        }
        while (c >= '0' && c <= '9') {
            number = Math.min(number * 10 + (c - '0'), Long.MAX_VALUE / 20);
            c = next();
        }
        if (!isSpace(c) && c != END) {
            throw bad("has something else where %s should be".formatted(what));
        }
        unread(c);
        return number;
    }

    private float number(int first) throws IOException, UnreadableData {
        int c = first;
        int whole = 0;
        int digits = 0;
        while (c >= '0' && c <= '9' && digits < 9) {
            whole = whole * 10 + (c - '0');
            digits++;
            c = next();
        }
        if (digits > 0 && (isSpace(c) || c == END)) {
            unread(c);
            return whole;
        }
        return decimal(whole, digits, c);
    }

    /** The rare way: signs, decimals, exponents, many digits, nan. */
    private float decimal(int whole, int digits, int c) throws IOException, UnreadableData {
        var text = new StringBuilder();
        if (digits > 0) {
            text.append(whole);
        }
        while (!isSpace(c) && c != END && text.length() < 64) {
            text.append((char) c);
            c = next();
        }
        unread(c);
        try {
            return switch (text.toString().toLowerCase(Locale.ROOT)) {
                case "nan" -> Float.NaN;
                case "inf", "+inf" -> Float.POSITIVE_INFINITY;
                case "-inf" -> Float.NEGATIVE_INFINITY;
                default -> Float.parseFloat(text.toString());
            };
        } catch (NumberFormatException e) {
            throw bad("has '%s' where a number should be".formatted(Findings.shown(text.toString())));
        }
    }

    private int next() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
            if (filled == 0) {
                return END;
            }
        }
        int c = buffer[at++];
        if (c == '\n') {
            line++;
        }
        return c;
    }

    /** Gives the last character back, so that the end of a line ends a number and is counted once. */
    private void unread(int c) {
        if (c != END) {
            at--;
            line -= c == '\n' ? 1 : 0;
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private UnreadableData bad(String what) {
        return new UnreadableData(
                "damaged-file",
                "The matrix file %s %s (line %d).".formatted(file.getFileName(), what, said),
                "The file is damaged, was not copied whole, or is no count matrix.",
                "Copy or download it again; a 10x matrix begins with '%%MatrixMarket matrix coordinate integer general'.");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The lines of a small text file, compressed or not. */
    static java.util.List<String> lines(Path file) throws UnreadableData {
        try (InputStream in = FileKind.openUnpacked(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().toList();
        } catch (IOException e) {
            throw FileKind.notUnpacked(file, e);
        }
    }
}
