package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.mixtura.core.data.CsrMatrix;

/**
 * A MatrixMarket coordinate file: banner, comments, sizes, then one "row column value" a line, counted from 1. Read in
 * one pass over the bytes.
 */
final class MatrixMarket {

    /** A place in the file where it is not what it says. */
    static final class Malformed extends IOException {

        Malformed(String message) {
            super(message);
        }
    }

    private static final long FEWEST_BYTES_A_LINE = 4;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long line;

    MatrixMarket(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the matrix and transposes it: columns of the file become rows (10x writes genes x cells).
     *
     * @param largestSize bytes that the file can hold at most; a header that promises more is refused
     * @throws Malformed when the content contradicts itself
     */
    CsrMatrix readTransposed(long largestSize) throws IOException {
        boolean hasValues = readBanner();
        skipComments();
        int rows = size();
        int columns = size();
        long entries = number();
        endOfLine();
        if (entries * FEWEST_BYTES_A_LINE > largestSize || entries > Integer.MAX_VALUE - 8) {
            throw new Malformed("line %d promises %d entries, more than the file can hold".formatted(line, entries));
        }
        return readEntries(rows, columns, (int) entries, hasValues);
    }

    private CsrMatrix readEntries(int rows, int columns, int entries, boolean hasValues) throws IOException {
        int[] rowOf = new int[entries];
        int[] columnOf = new int[entries];
        float[] values = new float[entries];
        int[] starts = new int[columns + 1];
        for (int i = 0; i < entries; i++) {
            rowOf[i] = index(rows, "row", i, entries);
            columnOf[i] = index(columns, "column", i, entries);
            values[i] = hasValues ? real() : 1;
            endOfLine();
            starts[columnOf[i] + 1]++;
        }
        requireNothingMore(entries);
        for (int c = 0; c < columns; c++) {
            starts[c + 1] += starts[c];
        }
        int[] next = starts.clone();
        int[] genes = new int[entries];
        float[] counts = new float[entries];
        for (int i = 0; i < entries; i++) {
            int to = next[columnOf[i]]++;
            genes[to] = rowOf[i];
            counts[to] = values[i];
        }
        return CsrMatrix.of(rows, starts, genes, counts);
    }

    private boolean readBanner() throws IOException {
        String banner = textLine().toLowerCase(Locale.ROOT);
        if (!banner.startsWith("%%matrixmarket")) {
            throw new Malformed("it does not begin with %%MatrixMarket");
        }
        if (!banner.contains("coordinate") || !banner.contains("general")) {
            throw new Malformed("only 'coordinate ... general' matrices can be read, not '" + banner + "'");
        }
        if (banner.contains("complex")) {
            throw new Malformed("complex numbers are no counts");
        }
        return !banner.contains("pattern");
    }

    private void skipComments() throws IOException {
        while (peek() == '%' || peek() == '\n' || peek() == '\r') {
            textLine();
        }
    }

    private int size() throws IOException {
        long size = number();
        if (size < 0 || size > Integer.MAX_VALUE - 8) {
            throw new Malformed("line %d gives a size of %d".formatted(line + 1, size));
        }
        return (int) size;
    }

    private int index(int size, String what, int entry, int entries) throws IOException {
        if (peek() < 0) {
            throw new Malformed("the header promises %d entries, but the file ends after %d".formatted(entries, entry));
        }
        long index = number();
        if (index < 1 || index > size) {
            throw new Malformed("line %d has %s %d, but there are only %d".formatted(line + 1, what, index, size));
        }
        return (int) index - 1;
    }

    private void requireNothingMore(int entries) throws IOException {
        while (peek() == '\n' || peek() == '\r' || peek() == ' ') {
            read();
        }
        if (peek() >= 0) {
            throw new Malformed("there are more than the %d entries that the header promises".formatted(entries));
        }
    }

    private long number() throws IOException {
        skipBlanks();
        int b = read();
        boolean negative = b == '-';
        if (negative) {
            b = read();
        }
        if (b < '0' || b > '9') {
            throw notANumber();
        }
        long value = 0;
        while (b >= '0' && b <= '9') {
            value = value * 10 + (b - '0');
            if (value > Long.MAX_VALUE / 20) {
                throw notANumber();
            }
            b = read();
        }
        unread(b);
        return negative ? -value : value;
    }

    /** Whole numbers, by far the most frequent, are read digit by digit; all else through a string. */
    private float real() throws IOException {
        skipBlanks();
        int b = read();
        int digits = 0;
        int whole = 0;
        var text = new StringBuilder();
        while (b >= 0 && b > ' ') {
            if (text.isEmpty() && b >= '0' && b <= '9' && digits < 7) {
                whole = whole * 10 + (b - '0');
                digits++;
            } else {
                if (text.isEmpty() && digits > 0) {
                    text.append(whole);
                }
                text.append((char) b);
            }
            b = read();
        }
        unread(b);
        if (text.isEmpty() && digits > 0) {
            return whole;
        }
        try {
            return Float.parseFloat(text.toString());
        } catch (NumberFormatException notANumber) {
            throw notANumber();
        }
    }

    private Malformed notANumber() {
        return new Malformed("line %d does not hold the numbers it should".formatted(line + 1));
    }

    private void endOfLine() throws IOException {
        skipBlanks();
        int b = read();
        if (b >= 0 && b != '\n') {
            throw new Malformed("line %d has more values than it should".formatted(line + 1));
        }
    }

    private void skipBlanks() throws IOException {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r') {
            at++;
        }
    }

    private String textLine() throws IOException {
        var text = new StringBuilder();
        for (int b = read(); b >= 0 && b != '\n'; b = read()) {
            if (text.length() < 1000) {
                text.append((char) b);
            }
        }
        return text.toString().strip();
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at];
    }

    private int read() throws IOException {
        int b = peek();
        if (b >= 0) {
            at++;
            line += b == '\n' ? 1 : 0;
        }
        return b;
    }

    private void unread(int b) {
        if (b >= 0) {
            at--;
            line -= b == '\n' ? 1 : 0;
        }
    }
}
