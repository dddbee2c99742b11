package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bytes of a text, unpacked where it is compressed, without the mark that says how it is written; and what programs and
 * people put above a table: comments, the delimiter, titles.
 */
final class TextInput implements AutoCloseable {

    /** What comes after the last byte. */
    static final int END = -1;

    private static final int LONGEST_COMMENT = 1 << 24;

    /** A title has fewer lines, and a table below it more columns. */
    private static final int MOST_TITLES = 6;

    private static final int FEWEST_DELIMITERS = 3;

    private static final Pattern SAID = Pattern.compile("(?i)(\"?)sep=(?<delimiter>.)\\1");

    private final InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    TextInput(Path file) throws IOException {
        this.in = FileKind.openUnpacked(file);
        fill();
        if (filled >= 3 && buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
            at = 3;
        }
    }

    /** The next byte, or {@link #END}. */
    int next() throws IOException {
        if (at == filled && !fill()) {
            return END;
        }
        return buffer[at++];
    }

    /** Passes over a line feed if one comes next. */
    void skipLineFeed() throws IOException {
        if ((at < filled || fill()) && buffer[at] == '\n') {
            at++;
        }
    }

    private boolean fill() throws IOException {
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        return filled > 0;
    }

    /** Whether bytes stand behind the end of a compressed file, after all of it was read. */
    boolean hasBytesBehind() throws IOException {
        return in instanceof UnpackedInput unpacked && unpacked.hasBytesBehind();
    }

    /** Programs write what they did into lines that begin with #; a header may begin with # too, but has the table's fields. */
    void skipComments() throws IOException {
        while (at < filled && buffer[at] == '#') {
            int next = start().nextLine(at);
            // Both lines must be there as a whole to be compared.
            while ((next == filled || buffer[next] != '#' && start().lineEnd(next) == filled) && more()) {
                next = start().nextLine(at);
            }
            if (next == filled) {
                return;
            }
            byte best = start().delimiter(next);
            int here = start().counts(at)[best];
            if (buffer[next] != '#' && here > 0 && here == start().counts(next)[best]) {
                at++;
                return;
            }
            at = next;
        }
    }

    /** The delimiter that Excel reads, and some programs write, in a first line {@code sep=;}, quoted or not. */
    Optional<Byte> saidDelimiter() {
        int end = start().lineEnd(at);
        var said = SAID.matcher(new String(buffer, at, end - at, StandardCharsets.ISO_8859_1));
        if (!said.matches()) {
            return Optional.empty();
        }
        at = end;
        return Optional.of((byte) said.group("delimiter").charAt(0));
    }

    /** Lines of one field, or of few, above a table of many are its title; passes over them, and says how many there were. */
    int skipTitles() throws IOException {
        int titles = 0;
        int body = at;
        for (int ahead = 0; ahead < MOST_TITLES && start().mayBeTitle(at); ahead++) {
            int next = start().nextLine(body);
            while ((next == filled || start().lineEnd(next) == filled) && more()) {
                next = start().nextLine(body);
            }
            body = next == filled ? body : next;
        }
        byte between = start().delimiter(body);
        // Where blanks stand between fields, a title is no different from them.
        int delimiters = start().counts(body)[between];
        boolean table = body > at && between != ' ' && delimiters >= FEWEST_DELIMITERS;
        while (table && at < body && start().isTitle(at, delimiters)) {
            at = start().nextLine(at);
            titles++;
        }
        return titles;
    }

    /** What parts the fields of the line that comes next. */
    byte delimiter() {
        return start().delimiter(at);
    }

    private TextStretch start() {
        return new TextStretch(buffer, filled);
    }

    /** Reads on without forgetting what is there; false at the end, and where a line is too long for one. */
    private boolean more() throws IOException {
        if (filled == buffer.length) {
            if (buffer.length >= LONGEST_COMMENT) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
