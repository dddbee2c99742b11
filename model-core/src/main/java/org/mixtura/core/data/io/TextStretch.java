package org.mixtura.core.data.io;

/**
 * Bytes of a text that lie in memory: where its lines end, and what stands between the fields of one.
 *
 * @param filled how many of the bytes are text
 */
record TextStretch(byte[] bytes, int filled) {

    private static final char[] DELIMITERS = {'\t', ',', ';', ' '};

    /** A sentence has no more parts between commas. */
    private static final int MOST_IN_TITLE = 4;

    /** A line of a table has that many times as many delimiters as a title; a header that was cut off has more. */
    private static final int FEWER = 8;

    static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    int lineEnd(int from) {
        int end = from;
        while (end < filled && !isLineEnd(bytes[end])) {
            end++;
        }
        return end;
    }

    /** Where the next line begins that is not empty. */
    int nextLine(int from) {
        int next = lineEnd(from);
        while (next < filled && isLineEnd(bytes[next])) {
            next++;
        }
        return next;
    }

    /** How often each character stands in the line that begins here, outside of quotation marks. */
    int[] counts(int from) {
        int[] counts = new int[128];
        boolean quoted = false;
        int begin = from;
        while (begin < filled && isLineEnd(bytes[begin])) {
            begin++;
        }
        for (int i = begin; i < filled && (quoted || !isLineEnd(bytes[i])); i++) {
            quoted ^= bytes[i] == '"';
            if (!quoted && bytes[i] > 0) {
                counts[bytes[i]]++;
            }
        }
        return counts;
    }

    /** Whether the line that begins here may be a title: hardly any of its fields is filled, though it has commas as any sentence. */
    boolean mayBeTitle(int from) {
        int filled = filled(from);
        return filled > 0 && filled <= MOST_IN_TITLE;
    }

    /**
     * Whether the line that begins here is a title of a table.
     *
     * @param delimiters how many of these a line of the table has
     */
    boolean isTitle(int from, int delimiters) {
        int filled = filled(from);
        // Groups above the names of cells begin behind the first field.
        boolean groups = filled > 1 && bytes[from] == delimiter(from);
        return mayBeTitle(from) && !groups && (filled - 1) * FEWER <= delimiters && !endsInNumberApart(from);
    }

    /** Whether a number stands last, behind blank fields: a gene that one cell has. Behind its word it may be a date or a size. */
    private boolean endsInNumberApart(int from) {
        byte delimiter = delimiter(from);
        int end = lineEnd(from);
        while (end > from && (bytes[end - 1] == delimiter || bytes[end - 1] == ' ')) {
            end--;
        }
        int begin = end;
        while (begin > from && bytes[begin - 1] >= '0' && bytes[begin - 1] <= '9') {
            begin--;
        }
        return begin < end && begin > from + 1 && bytes[begin - 1] == delimiter && bytes[begin - 2] == delimiter;
    }

    /** How many fields of a line are not blank. */
    private int filled(int from) {
        byte delimiter = delimiter(from);
        boolean quoted = false;
        boolean filled = false;
        int fields = 0;
        for (int i = from; i < lineEnd(from); i++) {
            quoted ^= bytes[i] == '"';
            // Blanks part words.
            if (!quoted && bytes[i] == delimiter && delimiter != ' ') {
                filled = false;
            } else if (!filled && bytes[i] != ' ' && bytes[i] != '\t') {
                filled = true;
                fields++;
            }
        }
        return fields;
    }

    /** The one of tab, comma, semicolon and blank that is most frequent in the line that begins here. */
    byte delimiter(int from) {
        int[] counts = counts(from);
        char best = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            // Blanks stand in names, too: they separate only where nothing else does.
            boolean better = candidate == ' ' ? counts[best] == 0 && counts[' '] > 0 : counts[candidate] > counts[best];
            best = better ? candidate : best;
        }
        return (byte) best;
    }
}
