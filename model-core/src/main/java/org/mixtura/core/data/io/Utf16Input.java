package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Text in UTF-16 as bytes of UTF-8. */
final class Utf16Input extends InputStream {

    private final Reader reader;
    private final char[] characters = new char[1 << 14];
    private int kept;
    private byte[] bytes = new byte[0];
    private int at;

    Utf16Input(InputStream raw) {
        this.reader = new InputStreamReader(raw, StandardCharsets.UTF_16);
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int read = reader.read(characters, kept, characters.length - kept);
            if (read < 0 && kept == 0) {
                return false;
            }
            int length = kept + Math.max(0, read);
            // The first half of a pair waits for the second.
            kept = read >= 0 && Character.isHighSurrogate(characters[length - 1]) ? 1 : 0;
            bytes = new String(characters, 0, length - kept).getBytes(StandardCharsets.UTF_8);
            at = 0;
            if (kept == 1) {
                characters[0] = characters[length - 1];
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
